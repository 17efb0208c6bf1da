package io.pypes.benchmarks.work;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.zip.CRC32C;

/// Counts documents and adds the checksums of their bytes.
final class ContentSink implements Checking {

    private static final long MASK = 0xFFFFF; // so that sums stay exact as a double, and in every language

    private final CRC32C crc = new CRC32C();
    private long delivered;
    private long bytes;
    private long checksum;

    @Override
    public void accept(Packet packet) {
        var values = packet.values(JsonSteps.SERIALISED);
        if (!values.isEmpty() && values.getFirst() instanceof Value.Bytes content) {
            var buffer = content.buffer();
            bytes += buffer.remaining();
            crc.reset();
            crc.update(buffer);
            checksum += crc.getValue() & MASK;
        }
        delivered++;
    }

    @Override
    public long delivered() {
        return delivered;
    }

    long bytes() {
        return bytes;
    }

    @Override
    public long checksum() {
        return checksum;
    }
}
