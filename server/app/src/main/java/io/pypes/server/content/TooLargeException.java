package io.pypes.server.content;

import java.io.IOException;
import java.io.Serial;

/// There are more bytes than allowed.
public final class TooLargeException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    private final long limit;

    /// @param limit how many are allowed
    public TooLargeException(long limit) {
        super("There are more than %d bytes.".formatted(limit));
        this.limit = limit;
    }

    /// How many are allowed.
    public long limit() {
        return limit;
    }
}
