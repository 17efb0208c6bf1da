package io.pypes.intake;

import java.nio.ByteBuffer;
import java.util.Optional;

/// Records in a journal file as Artemis writes them, around our frames.
///
/// | bytes | |
/// |---:|---|
/// | 1 | 11 for a record, 12 for a note, 16 for a removal |
/// | 4 | number of the file when it was written |
/// | 1 | how often it was compacted |
/// | 8 | id |
/// | 4 | length of the frame; not in a removal |
/// | 1 | 1; not in a removal |
/// | | frame; not in a removal |
/// | 4 | length of all this |
final class JournalRecord {

    /// Bytes before the frame.
    static final int HEAD = 19;

    private static final byte ADD = 11;
    private static final byte UPDATE = 12;
    private static final byte REMOVAL = 16;
    private static final int REMOVAL_LENGTH = 18;
    private static final int NUMBER_AT = 1;
    private static final int ID_AT = 6;
    private static final int LENGTH_AT = 14;
    private static final int KIND_AT = 18;
    private static final int END = 4;

    private JournalRecord() {}

    /// As Artemis shortens the number of a file.
    static int number(long file) {
        return (int) (file & Integer.MAX_VALUE);
    }

    /// The number that stands in a record.
    static int numberAt(ByteBuffer file, int at) {
        return at + HEAD <= file.limit() ? file.getInt(at + NUMBER_AT) : 0;
    }

    static long idAt(ByteBuffer file, int at) {
        return file.getLong(at + ID_AT);
    }

    /// The length of what was written whole in this use of the file, whatever has become of its frame; 0 if it was
    /// not.
    static int wholeLength(ByteBuffer file, int at, int number) {
        if (!begins(file, at, number)) {
            return 0;
        }
        var length = REMOVAL_LENGTH;
        if (file.get(at) != REMOVAL) {
            var frame = file.getInt(at + LENGTH_AT);
            length = frame < 0 || frame > file.limit() - at - HEAD - END ? 0 : HEAD + frame + END;
        }
        return length > 0 && file.getInt(at + length - END) == length ? length : 0;
    }

    /// The length of what is as it was written in this use of the file; 0 if it is not.
    static int intactLength(ByteBuffer file, int at, int number) {
        var length = wholeLength(file, at, number);
        if (length == 0 || file.get(at) == REMOVAL) {
            return length;
        }
        var fits = Frame.at(file, at + HEAD)
                .filter(frame -> HEAD + frame.length + END == length)
                .filter(frame -> Frame.id(frame) == idAt(file, at) && type(frame) == file.get(at))
                .isPresent();
        return fits && file.get(at + KIND_AT) == ArtemisLog.KIND ? length : 0;
    }

    /// Whether something begins here that belongs to this use of the file.
    static boolean begins(ByteBuffer file, int at, int number) {
        if (at + REMOVAL_LENGTH > file.limit() || file.getInt(at + NUMBER_AT) != number) {
            return false;
        }
        var type = file.get(at);
        return type == REMOVAL || ((type == ADD || type == UPDATE) && at + HEAD + END <= file.limit());
    }

    /// The frame behind a head, if it is as it was written and all of it fits.
    static Optional<byte[]> frame(ByteBuffer file, int at) {
        return Frame.at(file, at + HEAD).filter(frame -> at + HEAD + frame.length + END <= file.limit());
    }

    /// Puts the head and the end around a frame again.
    ///
    /// @return the length of all
    static int mend(ByteBuffer file, int at, int number, byte[] frame) {
        var length = HEAD + frame.length + END;
        file.put(at, type(frame));
        file.putInt(at + NUMBER_AT, number);
        file.put(at + NUMBER_AT + Integer.BYTES, (byte) 0);
        file.putLong(at + ID_AT, Frame.id(frame));
        file.putInt(at + LENGTH_AT, frame.length);
        file.put(at + KIND_AT, ArtemisLog.KIND);
        file.putInt(at + length - END, length);
        return length;
    }

    private static byte type(byte[] frame) {
        return Frame.kind(frame) == Frame.RECORD ? ADD : UPDATE;
    }
}
