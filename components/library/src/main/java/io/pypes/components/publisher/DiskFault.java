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
        var reason = reason(fault);
        var lower = reason.toLowerCase(Locale.ROOT);
        if (Stream.of("no space left", "not enough space", "quota").anyMatch(lower::contains)) {
            return new PacketException(
                    ErrorKind.RESOURCE,
                    "File \"%s\" cannot be written because the disk is full. It will go on when there is space."
                            .formatted(file),
                    fault);
        }
        if (fault instanceof AccessDeniedException || lower.contains("permission denied")) {
            return new PacketException(
                    ErrorKind.PERMANENT,
                    "File \"%s\" cannot be written because the server has no right to. Give it the right or name another file."
                            .formatted(file),
                    fault);
        }
        return new PacketException(
                ErrorKind.TRANSIENT, "File \"%s\" cannot be written now: %s.".formatted(file, reason), fault);
    }

    private static String reason(IOException fault) {
        var reason = fault instanceof FileSystemException system ? system.getReason() : fault.getMessage();
        return Optional.ofNullable(reason).orElse("it or its folder is not what it was");
    }
}
