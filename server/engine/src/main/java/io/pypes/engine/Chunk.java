package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.Arrays;

/// Packets that go over a wire or through a step together, each with its origin.
///
/// Made when the first packet comes and given on whole: what holds packets is always young, so that the collector's
/// barriers cost nothing.
final class Chunk {

    /// The most packets one holds.
    static final int MOST = 256;

    static final Chunk NONE = new Chunk(0);

    final Packet[] packets;
    final Origin[] origins;
    private int size;
    private long weight = -1;

    Chunk(int room) {
        this(new Packet[room], new Origin[room], 0);
    }

    /// The first packets of these arrays.
    Chunk(Packet[] packets, Origin[] origins, int size) {
        this.packets = packets;
        this.origins = origins;
        this.size = size;
    }

    static Chunk of(Packet packet, Origin origin) {
        return new Chunk(new Packet[] {packet}, new Origin[] {origin}, 1);
    }

    /// The first packets in arrays of their own.
    Chunk copyOf(int first) {
        return new Chunk(Arrays.copyOf(packets, first), Arrays.copyOf(origins, first), first);
    }

    /// Adds a packet; there must be room.
    void add(Packet packet, Origin origin) {
        packets[size] = packet;
        origins[size] = origin;
        size++;
    }

    /// Fed packets are about to be handled. Those whose documents were taken out of the flow are left out.
    ///
    /// @param from the first
    /// @param to that after the last
    /// @return that after the last of those that are left
    int begin(int from, int to) {
        var kept = from;
        for (var index = from; index < to; index++) {
            if (origins[index].begin()) {
                packets[kept] = packets[index];
                origins[kept] = origins[index];
                kept++;
            }
        }
        if (kept < to) {
            System.arraycopy(packets, to, packets, kept, size - to);
            System.arraycopy(origins, to, origins, kept, size - to);
            size -= to - kept;
            weight = -1;
        }
        return kept;
    }

    boolean isFull() {
        return size == packets.length;
    }

    /// About how many bytes its packets take in memory; worked out once, when no more are added.
    long weight() {
        if (weight < 0) {
            weight = 0;
            for (var index = 0; index < size; index++) {
                weight += packets[index].weight();
            }
        }
        return weight;
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
