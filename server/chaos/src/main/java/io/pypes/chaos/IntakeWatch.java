package io.pypes.chaos;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;

/// Sees from outside what the intake log of a server does. Not thread-safe.
final class IntakeWatch implements AutoCloseable {

    private static final String COMPACTION = "journal-rename-control.ctr"; // there for a moment whenever one ends
    private static final int NUMBER_AT = 8;

    private final Path folder;
    private final WatchService watch;
    private int compactions;

    /// @param folder of the log, which is there
    IntakeWatch(Path folder) throws IOException {
        this.folder = folder;
        this.watch = FileSystems.getDefault().newWatchService();
        folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
    }

    /// How often it was compacted since this was made. To be asked now and then, lest some be missed.
    int compactions() {
        for (var key = watch.poll(); key != null; key = watch.poll()) {
            compactions += (int) key.pollEvents().stream()
                    .filter(event -> String.valueOf(event.context()).equals(COMPACTION))
                    .count();
            key.reset();
        }
        return compactions;
    }

    /// How many files it has begun so far: the highest number of one. A file that is used again has another number.
    long files() throws IOException {
        var highest = 0L;
        try (var files = Files.newDirectoryStream(folder, "*.log")) {
            for (var file : files) {
                highest = Math.max(highest, number(file));
            }
        }
        return highest;
    }

    private static long number(Path file) throws IOException {
        var header = ByteBuffer.allocate(NUMBER_AT + Long.BYTES);
        try (var channel = FileChannel.open(file)) {
            while (header.hasRemaining()) {
                if (channel.read(header) < 0) {
                    throw new EOFException("\"%s\" has no header.".formatted(file));
                }
            }
            return header.getLong(NUMBER_AT);
        } catch (NoSuchFileException | EOFException _) { // it has gone, or is just being made
            return 0;
        }
    }

    @Override
    public void close() throws IOException {
        watch.close();
    }
}
