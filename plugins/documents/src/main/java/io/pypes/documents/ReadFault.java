package io.pypes.documents;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.tika.exception.AccessPermissionException;
import org.apache.tika.exception.EncryptedDocumentException;
import org.apache.tika.exception.TikaMemoryLimitException;
import org.apache.tika.exception.UnsupportedFormatException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.metadata.Metadata;

/// Says in a sentence why a document could not be read.
final class ReadFault {

    private static final String UNKNOWN = "application/octet-stream";

    private ReadFault() {}

    static PacketException empty() {
        return PacketException.invalidInput("The document is empty.");
    }

    static PacketException unsupported(Metadata about) {
        return PacketException.invalidInput(
                type(about).equals(UNKNOWN)
                        ? "The document is of no type that is known here."
                        : "Documents of type \"%s\" cannot be read here.".formatted(type(about)));
    }

    static PacketException tooLarge(int megabytes) {
        return new PacketException(
                ErrorKind.RESOURCE, "More than %d MB are embedded in the document.".formatted(megabytes), null);
    }

    static PacketException tooSlow() {
        return new PacketException(
                ErrorKind.TIMEOUT,
                "Reading the document takes longer than parameter \"maxTime\" allows, and no text was found by then.",
                null);
    }

    static PacketException of(Throwable fault, Metadata about) {
        return causes(fault)
                .flatMap(cause -> known(cause, about).stream())
                .findFirst()
                .orElseGet(() -> invalid(
                        fault,
                        "The document cannot be read as \"%s\". It is broken, or something else."
                                .formatted(type(about))));
    }

    /// Says whether there was no room for a temporary file, for which the document is not to blame.
    static boolean isDiskFull(Throwable fault) {
        return causes(fault)
                .filter(IOException.class::isInstance) // the words of others may quote the document
                .anyMatch(cause -> Stream.of("no space left", "not enough space", "quota exceeded")
                        .anyMatch(phrase -> says(cause, phrase)));
    }

    /// The bytes of the document could not be put where parsers want them.
    static PacketException unreadable(IOException fault) {
        return isDiskFull(fault)
                ? diskFull(fault)
                : new PacketException(
                        ErrorKind.TRANSIENT, "The content of the document could not be read back: " + fault, fault);
    }

    private static PacketException diskFull(Throwable fault) {
        return new PacketException(
                ErrorKind.RESOURCE,
                "The disk is full: reading the document needs temporary files. Make room, and replay it.",
                fault);
    }

    /// Says whether the document was made to unpack without end.
    static boolean isBomb(Throwable fault) {
        return causes(fault).anyMatch(cause -> says(cause, "zip bomb"));
    }

    private static Stream<Throwable> causes(Throwable fault) {
        return Stream.iterate(fault, Objects::nonNull, Throwable::getCause).limit(20); // one may cause itself
    }

    private static Optional<PacketException> known(Throwable cause, Metadata about) {
        return switch (cause) {
            case EncryptedDocumentException e -> Optional.of(invalid(e, "The document is protected by a password."));
            case AccessPermissionException e ->
                Optional.of(invalid(e, "The document does not allow its text to be taken."));
            case ZeroByteFileException _ -> Optional.of(empty());
            case TikaMemoryLimitException e ->
                Optional.of(new PacketException(
                        ErrorKind.RESOURCE, "Reading the document takes more memory than is allowed.", e));
            case Throwable full when isDiskFull(full) -> Optional.of(diskFull(full));
            case Throwable bomb
            when isBomb(bomb) ->
                Optional.of(invalid(bomb, "The document unpacks to far more than it should, as if to do harm."));
            case Throwable variant
            when variant instanceof UnsupportedFormatException || says(variant, "supported") ->
                Optional.of(invalid(
                        variant,
                        "The document is of a variant of \"%s\" that cannot be read here.".formatted(type(about))));
            default -> Optional.empty();
        };
    }

    private static boolean says(Throwable cause, String phrase) {
        return Objects.toString(cause.getMessage(), "").toLowerCase(Locale.ROOT).contains(phrase);
    }

    private static PacketException invalid(Throwable cause, String message) {
        return new PacketException(ErrorKind.INVALID_INPUT, message, cause);
    }

    private static String type(Metadata about) {
        return Optional.ofNullable(about.get(Metadata.CONTENT_TYPE)).orElse(UNKNOWN);
    }
}
