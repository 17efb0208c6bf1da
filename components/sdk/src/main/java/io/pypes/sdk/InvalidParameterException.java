package io.pypes.sdk;

import java.io.Serial;

/// Thrown by the constructor of a parameters record when one of its parts does not fit the others.
public final class InvalidParameterException extends IllegalArgumentException {

    @Serial
    private static final long serialVersionUID = 1;

    private final String parameter;

    /// Makes an exception.
    ///
    /// @param parameter name of the parameter that is wrong
    /// @param message a full sentence
    public InvalidParameterException(String parameter, String message) {
        super(message);
        this.parameter = parameter;
    }

    /// The parameter that is wrong.
    ///
    /// @return its name
    public String parameter() {
        return parameter;
    }
}
