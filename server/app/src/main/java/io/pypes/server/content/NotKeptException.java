package io.pypes.server.content;

import java.io.IOException;
import java.io.Serial;

/// The disk does not take content.
public final class NotKeptException extends IOException {

    @Serial
    private static final long serialVersionUID = 1;

    NotKeptException(IOException cause) {
        super(cause.getMessage(), cause);
    }
}
