package io.pypes.intake;

import java.nio.ByteBuffer;
import java.util.OptionalLong;
import java.util.zip.CRC32C;

/// The first bytes of a journal file, with a checksum where Artemis has a number that is always 0.
///
/// | bytes | |
/// |---:|---|
/// | 4 | version of the format of Artemis |
/// | 4 | checksum of the rest; Artemis reads 0 |
/// | 8 | number of the file, another one each time it is used |
final class Header {

    static final int SIZE = 16;

    private static final int CHECKSUM_AT = 4;
    private static final int NUMBER_AT = 8;

    private Header() {}

    static void seal(ByteBuffer file) {
        file.putInt(CHECKSUM_AT, checksum(file));
    }

    static void unseal(ByteBuffer file) {
        file.putInt(CHECKSUM_AT, 0);
    }

    private static int checksum(ByteBuffer file) {
        var checksum = new CRC32C();
        checksum.update(file.duplicate().clear().position(0).limit(CHECKSUM_AT));
        checksum.update(file.duplicate().clear().position(NUMBER_AT).limit(SIZE));
        return (int) checksum.getValue();
    }

    /// The number of a file; empty if it is not what was written.
    static OptionalLong number(ByteBuffer file) {
        return file.getInt(CHECKSUM_AT) == checksum(file)
                ? OptionalLong.of(file.getLong(NUMBER_AT))
                : OptionalLong.empty();
    }

    /// Turns the one bit back that makes the header right again.
    ///
    /// @return whether there is one
    static boolean mend(ByteBuffer file) {
        for (var bit = 0; bit < SIZE * Byte.SIZE; bit++) {
            flip(file, bit);
            if (number(file).isPresent()) {
                return true;
            }
            flip(file, bit);
        }
        return false;
    }

    private static void flip(ByteBuffer file, int bit) {
        file.put(bit / Byte.SIZE, (byte) (file.get(bit / Byte.SIZE) ^ 1 << bit % Byte.SIZE));
    }
}
