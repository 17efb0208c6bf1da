package io.pypes.server.ledger;

import io.pypes.sdk.Content;
import io.pypes.server.settings.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// The content of dead letters: small ones are kept in the database, large ones in a file each.
@Component
final class DeadContents {

    static final int MOST_IN_DATABASE = 256 * 1024;

    private final Path folder;

    DeadContents(DataDirectory data) throws IOException {
        this.folder = Files.createDirectories(data.path().resolve("dead-letters"));
    }

    /// Keeps content under the id of its letter. When it returns, a file is on disk.
    ///
    /// @return the bytes, if they are to be kept in the database
    Optional<byte[]> keep(String id, Content content) throws IOException {
        if (content.size() <= MOST_IN_DATABASE) {
            return Optional.of(content.bytes());
        }
        var part = folder.resolve(id + ".part");
        try (var bytes = content.open()) {
            Files.copy(bytes, part);
        }
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

    Optional<Content> find(String id) {
        var file = file(id);
        return Files.exists(file) ? Optional.of(new KeptFile(file)) : Optional.empty();
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

    private record KeptFile(Path file) implements Content {
        @Override
        public long size() {
            return file.toFile().length();
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
