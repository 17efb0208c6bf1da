package io.pypes.chaos.plugin;

import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// A file to which lines are added. Several may be open on one file, in one process. An interrupt does not close it.
final class LineFile implements Closeable {

    private static final Object WRITING = new Object(); // revisions of a flow take over from each other

    private final RandomAccessFile file;

    /// Opens it, or makes it. Cuts off a line at its end that is not whole.
    LineFile(Path path) throws IOException {
        synchronized (WRITING) {
            file = new RandomAccessFile(path.toFile(), "rw");
            file.setLength(end());
        }
    }

    private long end() throws IOException {
        for (var end = file.length(); end > 0; end--) {
            file.seek(end - 1);
            if (file.read() == '\n') {
                return end;
            }
        }
        return 0;
    }

    /// Adds lines, each with its end. When it returns, they are on disk.
    void add(String lines) throws IOException {
        synchronized (WRITING) {
            file.seek(file.length());
            file.write(lines.getBytes(StandardCharsets.UTF_8));
            file.getFD().sync();
        }
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
