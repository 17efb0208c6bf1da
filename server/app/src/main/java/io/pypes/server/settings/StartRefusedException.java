package io.pypes.server.settings;

import java.io.Serial;

/// The server does not start, for a reason that its operator can mend.
public final class StartRefusedException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1;

    /// Makes an exception.
    ///
    /// @param sentence what is wrong and what would be right
    public StartRefusedException(String sentence) {
        super(sentence);
    }
}
