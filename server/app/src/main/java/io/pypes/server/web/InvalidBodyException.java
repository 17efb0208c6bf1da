package io.pypes.server.web;

import java.io.Serial;

/// Thrown by the constructors of records that are read from JSON, when a value does not fit.
public final class InvalidBodyException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    /// Makes an exception.
    ///
    /// @param sentence what is wrong and what would be right
    public InvalidBodyException(String sentence) {
        super(sentence);
    }
}
