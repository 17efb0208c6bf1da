package io.pypes.server.accepted;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Bytes that are read again later, so that what waits takes no memory. Nothing here has to survive the server: the
/// log has it all. A file goes when all in it was let go. What the disk has no room for stays in memory, up to a
/// quarter of it. Thread-safe.
final class Parked {

    private static final long MOST_IN_FILE = 64 << 20;
    private static final int BUFFER = 256 << 10;

    private final Path folder;
    private final AtomicLong memory = new AtomicLong(Runtime.getRuntime().maxMemory() / 4);
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
    sealed interface Place {

        /// How many there are.
        int length();

        byte[] read() throws IOException;

        /// They are not needed any more.
        void release();
    }

    private record InFile(Segment segment, long at, int length) implements Place {

        @Override
        public byte[] read() throws IOException {
            return segment.read(at, length);
        }

        @Override
        public void release() {
            segment.release();
        }
    }

    private static final class InMemory implements Place {

        private final byte[] bytes;
        private final AtomicLong memory;

        InMemory(byte[] bytes, AtomicLong memory) {
            this.bytes = bytes;
            this.memory = memory;
        }

        @Override
        public int length() {
            return bytes.length;
        }

        @Override
        public byte[] read() {
            return bytes;
        }

        @Override
        public void release() {
            memory.addAndGet(bytes.length);
        }
    }

    /// @throws IOException if there is room for them neither on the disk nor in memory
    synchronized Place put(byte[] bytes) throws IOException {
        try {
            return segment().put(bytes);
        } catch (IOException full) {
            if (memory.addAndGet(-bytes.length) < 0) {
                memory.addAndGet(bytes.length);
                throw full;
            }
            return new InMemory(bytes, memory);
        }
    }

    private Segment segment() throws IOException {
        if (current == null || current.size > MOST_IN_FILE) {
            if (current != null) {
                current.release(); // only its places hold it now
            }
            current = null; // none, if no other can be made
            current = new Segment(folder.resolve(++made + ".waiting"));
        }
        return current;
    }

    /// A file, which is open as long as it is there.
    private static final class Segment {
        private final Path file;
        private final FileChannel channel;
        private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
        private long size;
        private long written;
        private int held = 1;

        Segment(Path file) throws IOException {
            this.file = file;
            this.channel = FileChannel.open(
                    file, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
        }

        synchronized Place put(byte[] bytes) throws IOException {
            if (bytes.length > buffer.remaining()) {
                flush();
            }
            if (bytes.length > buffer.remaining()) {
                write(ByteBuffer.wrap(bytes));
            } else {
                buffer.put(bytes);
            }
            var place = new InFile(this, size, bytes.length);
            size += bytes.length;
            held++;
            return place;
        }

        /// Writes what was gathered. If that fails, it stays gathered.
        private void flush() throws IOException {
            var gathered = buffer.duplicate().flip();
            write(gathered);
            buffer.clear();
        }

        /// Behind what was written.
        private void write(ByteBuffer left) throws IOException {
            var at = written;
            while (left.hasRemaining()) {
                at += channel.write(left, at);
            }
            written = at;
        }

        byte[] read(long at, int length) throws IOException {
            synchronized (this) {
                if (at >= written) {
                    var gathered = new byte[length];
                    buffer.get(Math.toIntExact(at - written), gathered);
                    return gathered;
                }
            }
            var bytes = ByteBuffer.allocate(length);
            while (bytes.hasRemaining()) {
                if (channel.read(bytes, at + bytes.position()) < 0) {
                    throw new IOException("A file of waiting documents is shorter than it was.");
                }
            }
            return bytes.array();
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
