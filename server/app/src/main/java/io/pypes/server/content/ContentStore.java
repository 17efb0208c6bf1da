package io.pypes.server.content;

import io.pypes.sdk.Content;
import io.pypes.server.settings.DataDirectory;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.Cleaner;
import java.lang.ref.Reference;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/// Keeps bytes for as long as somebody holds their [Content]: up to 256 KB in memory, more in a file that goes when the
/// content is garbage.
@Component
public final class ContentStore {

    /// Content with more bytes than this is in a file.
    public static final int MOST_IN_MEMORY = 256 * 1024;

    private static final Cleaner CLEANER = Cleaner.create();

    private final Path folder;

    @Autowired
    ContentStore(DataDirectory data) throws IOException {
        this(data.path().resolve("content"));
    }

    /// Keeps files in a folder, which it makes, or empties.
    public ContentStore(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        try (var left = Files.newDirectoryStream(folder, "*.part")) {
            for (var file : left) { // of a server that ended without tidying up
                Files.deleteIfExists(file);
            }
        }
    }

    /// Keeps all bytes of a stream.
    public Content store(InputStream bytes) throws IOException {
        try (var writer = writer(Long.MAX_VALUE)) {
            bytes.transferTo(writer);
            return writer.content();
        }
    }

    /// Keeps content at least as long as somebody holds other content.
    public static void keep(Content content, Content other) {
        CLEANER.register(other, new Held(content));
    }

    private record Held(Content content) implements Runnable {
        @Override
        public void run() {
            // it is held no longer
        }
    }

    /// Starts new content.
    ///
    /// @param limit how many bytes it may have
    public ContentWriter writer(long limit) {
        return new ContentWriter(limit, () -> Files.createTempFile(folder, "content", ".part"));
    }

    /// Puts the bytes of content into a file that stays. Costs next to nothing for content of this store
    /// that is in a file already.
    ///
    /// @param target where the file is to be; nothing is there yet
    public static void save(Content content, Path target) throws IOException {
        if (!(content instanceof FileContent inFile)) {
            try (var bytes = content.open()) {
                Files.copy(bytes, target);
            }
            return;
        }
        try {
            link(inFile.file(), target);
        } finally {
            Reference.reachabilityFence(content);
        }
    }

    /// Makes content of a file, which may be deleted afterwards.
    public Content adopt(Path file) throws IOException {
        var own = Files.createTempFile(folder, "content", ".part");
        Files.delete(own);
        try {
            link(file, own);
            return ofFile(own, Files.size(own));
        } catch (IOException notKept) {
            delete(own);
            throw notKept;
        }
    }

    /// The file that holds content of this store; empty if it is in memory, or of another store.
    public static Optional<Path> file(Content content) {
        return content instanceof FileContent inFile ? Optional.of(inFile.file()) : Optional.empty();
    }

    /// Gives a file, which nobody changes, a second name.
    private static void link(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | FileSystemException _) { // not every file system can
            Files.copy(file, target);
        }
    }

    static Content ofFile(Path file, long size) {
        var content = new FileContent(file, size);
        CLEANER.register(content, () -> delete(file));
        return content;
    }

    static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException stays) {
            System.getLogger("io.pypes.server.content")
                    .log(System.Logger.Level.WARNING, "A temporary file stays behind: {0}", stays.getMessage());
        }
    }

    private record FileContent(Path file, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
