package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.time.Instant;

/// A packet that passed a wire.
///
/// @param at when
/// @param document id of its document
/// @param packet the packet
public record SeenPacket(Instant at, String document, Packet packet) {

    /// Who only looks at a packet sees so many characters of each text; what is more need not be there.
    public static final int LONGEST_TEXT = 16_384;
}
