package io.pypes.server.accepted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Bytes that are read again later, so that what waits takes no memory. Nothing here has to survive the server:
/// the log has it all. A file goes when all in it was let go. Thread-safe.
final class Parked {

    private static final long MOST_IN_FILE = 64 << 20;

    private final Path folder;
    private int made;
    private @Nullable Segment current;

    /// @param folder of these files alone; what is in it is deleted
    Parked(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder)) {
            for (var file : left) {
                Files.delete(file);
            }
        }
    }

    /// Where bytes are.
    record Place(Segment segment, long at, int length) {

        byte[] read() throws IOException {
            var bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (segment.channel.read(bytes, at + bytes.position()) < 0) {
                    throw new IOException("A file of waiting documents is shorter than it was.");
                }
            }
            return bytes.array();
        }

        /// They are not needed any more.
        void release() {
            segment.release();
        }
    }

    synchronized Place put(byte[] bytes) throws IOException {
        if (current == null || current.size > MOST_IN_FILE) {
            if (current != null) {
                current.release(); // only its places hold it now
            }
            current = new Segment(folder.resolve(++made + ".waiting"));
        }
        return current.put(bytes);
    }

    /// A file, which is open as long as it is there.
    private static final class Segment {
        private final Path file;
        private final FileChannel channel;
        private long size;
        private int held = 1;

        Segment(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        synchronized Place put(byte[] bytes) throws IOException {
            var place = new Place(this, size, bytes.length);
            var left = ByteBuffer.wrap(bytes);
            while (left.hasRemaining()) {
                size += channel.write(left, size);
            }
            held++;
            return place;
        }

        synchronized void release() {
            if (--held == 0) {
                try {
                    channel.close();
                    Files.deleteIfExists(file);
                } catch (IOException stays) {
                    System.getLogger("io.pypes.server.accepted")
                            .log(System.Logger.Level.WARNING, "A temporary file stays behind: {0}", stays.getMessage());
                }
            }
        }
    }
}
