package io.pypes.components.publisher;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;

/// Reads, writes and keeps bytes of files, all of them or with an exception.
final class FileBytes {

    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private FileBytes() {}

    /// Reads bytes from a place; fewer if the file ends before.
    static byte[] read(FileChannel file, long position, int count) throws IOException {
        var bytes = ByteBuffer.allocate(count);
        while (bytes.hasRemaining() && file.read(bytes, position + bytes.position()) >= 0) {
            // until there are enough
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    /// Writes all bytes at a place.
    static void write(FileChannel file, long position, byte[] all) throws IOException {
        var bytes = ByteBuffer.wrap(all);
        while (bytes.hasRemaining()) {
            file.write(bytes, position + bytes.position());
        }
    }

    /// Makes the names in a folder durable: a file that was made or renamed in it is found after a power cut.
    static void force(Path folder) throws IOException {
        if (!WINDOWS) { // where a folder cannot be opened, and need not be
            try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
