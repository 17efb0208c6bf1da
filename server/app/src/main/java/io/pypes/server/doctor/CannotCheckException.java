package io.pypes.server.doctor;

import java.io.Serial;

/// A data folder cannot be looked at, for a reason that its operator can mend.
final class CannotCheckException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    /// Makes an exception.
    ///
    /// @param sentence what is wrong and what would be right
    CannotCheckException(String sentence) {
        super(sentence);
    }
}
