package io.pypes.server.ingest;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/// The lines of a body, byte by byte, so that neither all of them nor one need fit into memory. A line that is blank is
/// none.
final class Lines implements AutoCloseable {

    private final InputStream bytes;
    private final byte[] buffer = new byte[16 << 10];
    private int next;
    private int end;

    /// @param bytes closed with this
    Lines(InputStream bytes) {
        this.bytes = bytes;
    }

    /// Goes to the next line, unless there is none.
    boolean find() throws IOException {
        while (fill()) {
            if (!isBlank(buffer[next])) {
                return true;
            }
            next++;
        }
        return false;
    }

    /// Copies the rest of the line.
    void copy(OutputStream target) throws IOException {
        while (fill() && !isEnd(buffer[next])) {
            var from = next;
            while (next < end && !isEnd(buffer[next])) {
                next++;
            }
            target.write(buffer, from, next - from);
        }
    }

    /// Counts the lines that are left.
    int count(int most) throws IOException {
        var count = 0;
        while (count < most && find()) {
            copy(OutputStream.nullOutputStream());
            count++;
        }
        return count;
    }

    private boolean fill() throws IOException {
        if (next == end) {
            next = 0;
            end = Math.max(0, bytes.read(buffer));
        }
        return next < end;
    }

    private static boolean isBlank(byte single) {
        return single == ' ' || single == '\t' || isEnd(single);
    }

    private static boolean isEnd(byte single) {
        return single == '\n' || single == '\r';
    }

    @Override
    public void close() throws IOException {
        bytes.close();
    }
}
