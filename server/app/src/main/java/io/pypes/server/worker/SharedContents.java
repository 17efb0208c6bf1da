package io.pypes.server.worker;

import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Content that goes from one process of this machine to another: inside the message if it is in memory and small, else
/// by the path of its file, which its sender keeps until the document is settled or the message answered.
///
/// @param adopts whether the receiver keeps what it gets, or only reads it while it has the document
record SharedContents(ContentStore store, boolean adopts) implements Contents {

    @Override
    public Optional<String> refer(Content content) throws IOException {
        if (content instanceof Received received) {
            return Optional.of(received.reference());
        }
        return file(content).map(file -> new Received(file, content.size()).reference());
    }

    /// @return empty if it is to travel inside
    private Optional<Path> file(Content content) throws IOException {
        var file = ContentStore.file(content);
        if (file.isPresent() || content.size() <= ContentStore.MOST_IN_MEMORY) {
            return file;
        }
        try (var bytes = content.open()) {
            var stored = store.store(bytes);
            ContentStore.keep(stored, content);
            return ContentStore.file(stored);
        }
    }

    @Override
    public Content find(String reference) throws IOException {
        var received = Received.of(reference);
        if (!adopts) {
            return received;
        }
        try {
            return store.adopt(received.file());
        } catch (IOException notKept) { // the disk is full; or its packet was only to be looked at, and went on
            return received;
        }
    }

    /// Content in a file of another process, which may be gone.
    private record Received(Path file, long size) implements Content {

        static Received of(String reference) {
            var blank = reference.indexOf(' ');
            return new Received(
                    Path.of(reference.substring(blank + 1)), Long.parseLong(reference, 0, Math.max(0, blank), 10));
        }

        String reference() {
            return size + " " + file;
        }

        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
