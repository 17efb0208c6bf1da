package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import io.pypes.sdk.Packet;

/// Counts packets and adds the shares of their numbers.
final class NumberedSink implements Checking {

    private long delivered;
    private long checksum;

    @Override
    public void accept(Packet packet) {
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
