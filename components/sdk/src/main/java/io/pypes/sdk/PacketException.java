package io.pypes.sdk;

import java.io.Serial;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Says that one packet cannot be handled, and why. The run goes on with the others.
///
/// The message is a full sentence for the people who own the document: what is wrong, where, the value in double
/// quotes, what would be right.
public final class PacketException extends Exception {

    @Serial
    private static final long serialVersionUID = 1;

    private final ErrorKind kind;

    /// Makes an exception.
    ///
    /// @param kind what sort of failure it is
    /// @param message a full sentence
    /// @param cause what led to it, or null
    public PacketException(ErrorKind kind, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.kind = Objects.requireNonNull(kind, "The kind of a failure is null.");
    }

    /// The document is wrong.
    ///
    /// @param message a full sentence
    /// @return the exception, to be thrown
    public static PacketException invalidInput(String message) {
        return new PacketException(ErrorKind.INVALID_INPUT, message, null);
    }

    /// Something is wrong that will not mend itself.
    ///
    /// @param message a full sentence
    /// @return the exception, to be thrown
    public static PacketException permanent(String message) {
        return new PacketException(ErrorKind.PERMANENT, message, null);
    }

    /// The far side is away or busy: worth trying again.
    ///
    /// @param message a full sentence
    /// @return the exception, to be thrown
    public static PacketException transientFault(String message) {
        return new PacketException(ErrorKind.TRANSIENT, message, null);
    }

    /// What sort of failure it is.
    ///
    /// @return the kind
    public ErrorKind kind() {
        return kind;
    }

    /// The sentence; never null.
    @Override
    public String getMessage() {
        var message = super.getMessage();
        return message == null ? kind.name() : message;
    }
}
