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
        var file = ContentStore.file(content);
        if (file.isPresent()) {
            return file.map(Path::toString);
        }
        if (content instanceof Received received) {
            return Optional.of(received.file().toString());
        }
        return content.size() <= ContentStore.MOST_IN_MEMORY
                ? Optional.empty()
                : ContentStore.file(store.store(content.open())).map(Path::toString);
    }

    @Override
    public Content find(String reference) throws IOException {
        var file = Path.of(reference);
        if (!adopts) {
            return new Received(file, Files.size(file));
        }
        try {
            return store.adopt(file);
        } catch (IOException notKept) { // it went on, and its packet was only to be looked at; or the disk is full
            return new Received(file, Files.exists(file) ? Files.size(file) : 0);
        }
    }

    /// Content in a file of another process.
    private record Received(Path file, long size) implements Content {
        @Override
        public InputStream open() throws IOException {
            return Files.newInputStream(file);
        }
    }
}
