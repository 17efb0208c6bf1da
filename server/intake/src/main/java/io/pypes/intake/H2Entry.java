package io.pypes.intake;

import java.util.concurrent.CompletableFuture;

/// Something to be written by an [H2Log].
final class H2Entry {

    private final Kind kind;
    private final long id;
    private final byte[] content;
    private final CompletableFuture<Void> written = new CompletableFuture<>();

    private H2Entry(Kind kind, long id, byte[] content) {
        this.kind = kind;
        this.id = id;
        this.content = content;
    }

    /// What is to be done.
    enum Kind {
        ADD,
        NOTE,
        REMOVAL,
        /// Nothing comes after it.
        END
    }

    static H2Entry of(Kind kind, long id, byte[] content) {
        return new H2Entry(kind, id, content);
    }

    Kind kind() {
        return kind;
    }

    long id() {
        return id;
    }

    byte[] content() {
        return content;
    }

    /// Completes when it is on disk.
    CompletableFuture<Void> written() {
        return written;
    }
}
