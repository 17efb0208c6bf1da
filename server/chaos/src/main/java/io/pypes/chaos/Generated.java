package io.pypes.chaos;

import java.io.InputStream;
import java.util.Random;

/// Bytes that are made while they are read. No two places are alike, and they cannot be packed.
final class Generated extends InputStream {

    private static final int BLOCK = 64 << 10;

    private final byte[] block = new byte[BLOCK];
    private final Random random = new Random(1);
    private long left;
    private int at = BLOCK;

    Generated(long bytes) {
        this.left = bytes;
    }

    @Override
    public int read() {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        if (left == 0) {
            return -1;
        }
        if (at == BLOCK) {
            random.nextBytes(block);
            at = 0;
        }
        var count = (int) Math.min(left, Math.min(length, BLOCK - at));
        System.arraycopy(block, at, into, offset, count);
        at += count;
        left -= count;
        return count;
    }
}
