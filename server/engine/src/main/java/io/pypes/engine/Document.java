package io.pypes.engine;

import io.pypes.sdk.Packet;

/// A document handed to a flow, or a packet made from one before that goes on where it had failed.
///
/// @param id its stable id: the receipt of the sender
/// @param packet what was sent: content and metadata; or the packet that goes on
/// @param entrance where it comes in
public record Document(String id, Packet packet, Entrance entrance) {

    /// The stable id of the packet: that of the document, unless it is a part that goes on.
    public String packetId() {
        return entrance instanceof Entrance.Resumed resumed ? resumed.id() : id;
    }
}
