package io.pypes.components.publisher;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Says in words of the flow what went wrong with a file.
final class DiskFault {

    private DiskFault() {}

    /// Makes the exception for the packets concerned.
    ///
    /// @throws ClosedByInterruptException if nothing is wrong but that the run stops
    static PacketException of(IOException fault, String file) throws ClosedByInterruptException {
        if (fault instanceof ClosedByInterruptException stopped) {
            throw stopped;
        }
        var reason = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        var said = Optional.ofNullable(reason).orElse("it or its folder is not what it was");
        if (says(said, "no space left", "not enough space", "quota")) {
            return fault(ErrorKind.RESOURCE, file, "cannot be written because the disk is full", fault);
        }
        if (fault instanceof AccessDeniedException || says(said, "permission denied")) {
            return fault(ErrorKind.PERMANENT, file, "cannot be written because the server has no right to", fault);
        }
        if (says(said, "symbolic link")) {
            return fault(ErrorKind.PERMANENT, file, "is a symbolic link, and those are not followed", fault);
        }
        return fault(ErrorKind.TRANSIENT, file, "cannot be written now: " + said, fault);
    }

    private static boolean says(String reason, String... phrases) {
        return Stream.of(phrases).anyMatch(reason.toLowerCase(Locale.ROOT)::contains);
    }

    private static PacketException fault(ErrorKind kind, String file, String what, IOException fault) {
        return new PacketException(kind, "File \"%s\" %s.".formatted(file, what), fault);
    }
}
