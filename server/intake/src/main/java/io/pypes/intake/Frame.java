package io.pypes.intake;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.CRC32C;

/// Bytes with what is needed to know them again, and a checksum (CRC-32C, RFC 3720) over all but the mark. All
/// numbers are big-endian.
///
/// | bytes | |
/// |---:|---|
/// | 4 | `Pyp1` |
/// | 1 | kind: `R` or `N`, for a record or a note |
/// | 4 | length of the content |
/// | 8 | id of the record that it is, or that the note is to |
/// | 8 | order: more than that of all frames that were written before |
/// | 4 | checksum of the 21 bytes before it and the content |
/// | | content |
final class Frame {

    static final byte RECORD = 'R';
    static final byte NOTE = 'N';

    /// Bytes before the content.
    static final int HEAD = 29;

    private static final int MARK = 0x50797031;
    private static final int CHECKED_FROM = 4;
    private static final int LENGTH_AT = 5;
    private static final int ID_AT = 9;
    private static final int ORDER_AT = 17;
    private static final int CHECKSUM_AT = 25;

    private Frame() {}

    static byte[] of(byte kind, long id, long order, byte[] content) {
        var frame = ByteBuffer.allocate(HEAD + content.length)
                .putInt(MARK)
                .put(kind)
                .putInt(content.length)
                .putLong(id)
                .putLong(order)
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
                && head.getInt(CHECKSUM_AT) == checksum(frame);
        return fits ? Optional.of(Arrays.copyOfRange(frame, HEAD, frame.length)) : Optional.empty();
    }

    private static int checksum(byte[] frame) {
        var checksum = new CRC32C();
        checksum.update(frame, CHECKED_FROM, CHECKSUM_AT - CHECKED_FROM);
        checksum.update(frame, HEAD, frame.length - HEAD);
        return (int) checksum.getValue();
    }

    /// The bytes of a frame somewhere in a file; empty if there is none, or not as it was written.
    static Optional<byte[]> at(ByteBuffer file, int at) {
        if (at < 0 || at + HEAD > file.limit() || file.getInt(at) != MARK) {
            return Optional.empty();
        }
        var length = file.getInt(at + LENGTH_AT);
        if (length < 0 || length > file.limit() - at - HEAD) {
            return Optional.empty();
        }
        var frame = new byte[HEAD + length];
        file.get(at, frame);
        return content(kind(frame), id(frame), frame).isPresent() ? Optional.of(frame) : Optional.empty();
    }

    static byte kind(byte[] frame) {
        return frame[CHECKED_FROM];
    }

    static long id(byte[] frame) {
        return ByteBuffer.wrap(frame).getLong(ID_AT);
    }

    /// Of a frame that is as it was written.
    static long order(byte[] frame) {
        return ByteBuffer.wrap(frame).getLong(ORDER_AT);
    }
}
