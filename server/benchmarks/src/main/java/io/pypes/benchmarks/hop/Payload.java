package io.pypes.benchmarks.hop;

import java.nio.ByteBuffer;

/// The bytes of a packet: its number, and nothing more that matters.
final class Payload {

    private Payload() {}

    static byte[] of(long number, int size) {
        return ByteBuffer.allocate(size).putLong(number).array();
    }

    static long number(byte[] payload) {
        return ByteBuffer.wrap(payload).getLong();
    }
}
