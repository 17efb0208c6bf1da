package io.pypes.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bytes with what is needed to know them again: a mark, their kind, their length, the id they belong to, and a
/// checksum
/// (CRC-32C, RFC 3720) over all of that. All numbers are big-endian.
///
/// | bytes | |
/// |---:|---|
/// | 4 | `Pyp1` |
/// | 1 | kind: `R` or `N`, for a record or a note |
/// | 4 | length of the content |
/// | 8 | id |
/// | 4 | checksum of the 13 bytes before it and the content |
/// | | content |
final class Frame {

    static final byte RECORD = 'R';
    static final byte NOTE = 'N';

    /// Bytes before the content.
    static final int HEAD = 21;

    private static final int MARK = 0x50797031;
    private static final int CHECKED_FROM = 4;
    private static final int CHECKSUM_AT = 17;

    private Frame() {}

    static byte[] of(byte kind, long id, byte[] content) {
        var frame = ByteBuffer.allocate(HEAD + content.length)
                .putInt(MARK)
                .put(kind)
                .putInt(content.length)
                .putLong(id)
                .putInt(0)
                .put(content);
        frame.putInt(CHECKSUM_AT, checksum(frame.array()));
        return frame.array();
    }

    /// The content of a frame; empty if it is not what was written as this kind under this id.
    static Optional<byte[]> content(byte kind, long id, byte[] frame) {
        if (frame.length < HEAD) {
            return Optional.empty();
        }
        var head = ByteBuffer.wrap(frame);
        var fits = head.getInt() == MARK
                && head.get() == kind
                && head.getInt() == frame.length - HEAD
                && head.getLong() == id
                && head.getInt() == checksum(frame);
        return fits ? Optional.of(Arrays.copyOfRange(frame, HEAD, frame.length)) : Optional.empty();
    }

    private static int checksum(byte[] frame) {
        var checksum = new CRC32C();
        checksum.update(frame, CHECKED_FROM, CHECKSUM_AT - CHECKED_FROM);
        checksum.update(frame, HEAD, frame.length - HEAD);
        return (int) checksum.getValue();
    }
}
