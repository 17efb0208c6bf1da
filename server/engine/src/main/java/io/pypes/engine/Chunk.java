package io.pypes.engine;

import io.pypes.sdk.Packet;

/// Packets that go over a wire together, each with its origin.
///
/// Made when the first packet comes and given to the receiver whole: what holds packets is always young, so that the
/// collector's barriers cost nothing.
final class Chunk {

    /// The most packets one holds.
    static final int MOST = 256;

    private final Packet[] packets;
    private final Origin[] origins;
    private int size;

    Chunk(int room) {
        this.packets = new Packet[room];
        this.origins = new Origin[room];
    }

    /// Adds a packet; there must be room.
    ///
    /// @return true if it is full now
    boolean add(Packet packet, Origin origin) {
        packets[size] = packet;
        origins[size] = origin;
        return ++size == packets.length;
    }

    int size() {
        return size;
    }

    Packet packet(int index) {
        return packets[index];
    }

    Origin origin(int index) {
        return origins[index];
    }
}
