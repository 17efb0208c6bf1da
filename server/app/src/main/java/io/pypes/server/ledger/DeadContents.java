package io.pypes.server.ledger;

import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import io.pypes.server.settings.DataDirectory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The content of dead letters and of their documents: small ones are kept in the database, large ones in a file each.
@Component
final class DeadContents {

    static final int MOST_IN_DATABASE = 256 * 1024;

    private final Path folder;
    private final ContentStore store;

    DeadContents(DataDirectory data, ContentStore store) throws IOException {
        this.folder = Files.createDirectories(data.path().resolve("dead-letters"));
        this.store = store;
    }

    /// Keeps content under the id of its letter or document. When it returns, a file is on disk.
    ///
    /// @return the bytes, if they are to be kept in the database
    Optional<byte[]> keep(String id, Content content) throws IOException {
        if (content.size() <= MOST_IN_DATABASE) {
            return content.size() == 0 ? Optional.empty() : Optional.of(content.bytes());
        }
        var part = folder.resolve(id + ".part");
        Files.deleteIfExists(part); // of a server that ended in the middle
        ContentStore.save(content, part);
        force(part, StandardOpenOption.WRITE);
        Files.move(part, file(id), StandardCopyOption.ATOMIC_MOVE);
        force(folder, StandardOpenOption.READ);
        return Optional.empty();
    }

    private static void force(Path path, StandardOpenOption option) throws IOException {
        try (var channel = FileChannel.open(path, option)) {
            channel.force(true);
        }
    }

    /// The content in a file, good for as long as somebody holds it, even if it is deleted here.
    Optional<Content> find(String id) {
        var file = file(id);
        try {
            return Files.exists(file) ? Optional.of(store.adopt(file)) : Optional.empty();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void delete(String id) {
        try {
            Files.deleteIfExists(file(id));
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }

    private Path file(String id) {
        return folder.resolve(id + ".content");
    }
}
