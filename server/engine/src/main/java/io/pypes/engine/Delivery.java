package io.pypes.engine;

import io.pypes.sdk.Packet;
import org.jspecify.annotations.Nullable;

/// A packet on its way into a node.
///
/// @param packet the packet
/// @param origin what it counts for
/// @param port the input port it comes in by
/// @param link the wire it comes by; null for a fed document
/// @param asked true if the sender picked this very node, whatever it says it takes
record Delivery(
        Packet packet, Origin origin, String port, @Nullable Link link, boolean asked) {}
