package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import io.pypes.sdk.Packet;

/// Counts packets and adds the shares of their numbers. It keeps the last ones, or a compiler that sees all of a chain
/// would find that no packet has to be made at all.
final class NumberedSink implements Checking {

    private final Packet[] last = new Packet[64];
    private long delivered;
    private long checksum;

    @Override
    public void accept(Packet packet) {
        last[(int) delivered & (last.length - 1)] = packet;
        delivered++;
        checksum += Checksums.of(Packets.number(packet));
    }

    @Override
    public long delivered() {
        return delivered;
    }

    @Override
    public long checksum() {
        return checksum;
    }
}
