package io.pypes.components.publisher;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// A file that a crash may have left in the middle of a record.
final class TornFile {

    private TornFile() {}

    /// Cuts the file back to its last whole record and gives it its tail again. A file that is whole stays as it is.
    ///
    /// @return the number of bytes cut off
    /// @throws PacketException if the file is of another format; it is not touched then
    static long repair(FileChannel file, String name, Format format) throws IOException, PacketException {
        format.resume(file, name);
        var end = format.endOfLastRecord(file);
        var cut = file.size() - end;
        var tail = format.tail();
        var found = FileBytes.read(file, Math.max(0, end - tail.length), tail.length);
        if (cut > 0 || !Arrays.equals(found, tail)) {
            file.truncate(end);
            if (end > 0 && !Arrays.equals(found, tail)) {
                FileBytes.write(file, end, tail);
            }
            file.force(true);
        }
        return cut;
    }
}
