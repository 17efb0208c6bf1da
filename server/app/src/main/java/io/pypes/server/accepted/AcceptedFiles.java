package io.pypes.server.accepted;

import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongPredicate;

/// What of accepted documents is too large for the log: content, and packets with large attributes. A file each,
/// named by the number of the document. Thread-safe.
final class AcceptedFiles {

    private static final String CONTENT = ".content";
    private static final String RECORD = ".record";

    private final Path folder;
    private final ContentStore store;

    AcceptedFiles(Path folder, ContentStore store) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.store = store;
    }

    /// Keeps content. When it returns, it is on disk.
    void keepContent(long number, Content content) throws IOException {
        keep(number + CONTENT, part -> ContentStore.save(content, part));
    }

    /// Keeps what the log has no room for. When it returns, it is on disk.
    void keepRecord(long number, byte[] record) throws IOException {
        keep(number + RECORD, part -> Files.write(part, record));
    }

    private interface Writing {
        void to(Path part) throws IOException;
    }

    private void keep(String name, Writing writing) throws IOException {
        var part = folder.resolve(name + ".part");
        Files.deleteIfExists(part);
        writing.to(part);
        force(part, StandardOpenOption.WRITE);
        Files.move(part, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /// The content, good for as long as somebody holds it, even if it is deleted here.
    Content content(long number) throws IOException {
        return store.adopt(folder.resolve(number + CONTENT));
    }

    byte[] record(long number) throws IOException {
        return Files.readAllBytes(folder.resolve(number + RECORD));
    }

    void delete(long number) throws IOException {
        Files.deleteIfExists(folder.resolve(number + CONTENT));
        Files.deleteIfExists(folder.resolve(number + RECORD));
    }

    /// Deletes what belongs to no document any more: files of a server that ended between two steps.
    ///
    /// @return the numbers of those that have files
    Set<Long> sweep(LongPredicate isThere) throws IOException {
        var there = new HashSet<Long>();
        try (var files = Files.newDirectoryStream(folder)) {
            for (var file : files) {
                var name = file.getFileName().toString();
                if (name.endsWith(".part") || !isThere.test(number(name))) {
                    Files.delete(file);
                } else {
                    there.add(number(name));
                }
            }
        }
        return there;
    }

    private static long number(String name) {
        try {
            return Long.parseLong(name.substring(0, Math.max(0, name.indexOf('.'))));
        } catch (NumberFormatException _) {
            return 0;
        }
    }
}
