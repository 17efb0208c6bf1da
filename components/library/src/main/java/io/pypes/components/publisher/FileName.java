package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Value;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A relative file name with placeholders: `{date}` (today, UTC), `{id}` (of the packet), `{filename}` (of the
/// document).
///
/// @param pattern the name as given, with `/` between its parts
public record FileName(String pattern) {

    static final String RULES =
            "The file, below the folder for files. May contain \"{date}\"; in a file of its own also \"{id}\" and \"{filename}\".";

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}");
    private static final Set<String> KNOWN = Set.of("date", "id", "filename");

    /// Reads a file name.
    ///
    /// @param pattern the name, perhaps with placeholders
    /// @return the file name
    /// @throws IllegalArgumentException if it cannot be one; the message is a sentence
    public static FileName of(String pattern) {
        var parts = pattern.split("/", -1);
        if (Arrays.stream(parts).anyMatch(part -> part.isBlank() || part.equals(".") || part.equals(".."))) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a file below the folder for files. One looks like \"orders.ndjson\" or \"orders/clean.ndjson\"."
                            .formatted(pattern));
        }
        PLACEHOLDER
                .matcher(pattern)
                .results()
                .map(match -> match.group(1))
                .filter(name -> !KNOWN.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException(
                            "There is no placeholder \"{%s}\". There are \"{date}\", \"{id}\" and \"{filename}\"."
                                    .formatted(name));
                });
        return new FileName(pattern);
    }

    void checkFor(Arrangement arrangement) {
        switch (arrangement) {
            case ONE_FILE -> {
                if (pattern.contains("{id}") || pattern.contains("{filename}")) {
                    throw new InvalidParameterException(
                            "file",
                            "\"%s\" changes from packet to packet, but all packets go into one file. Only \"{date}\" may be used."
                                    .formatted(pattern));
                }
            }
            case FILE_PER_PACKET -> {
                if (!pattern.contains("{id}")) {
                    throw new InvalidParameterException(
                            "file",
                            "With \"%s\" packets would overwrite each other. Put \"{id}\" into the name."
                                    .formatted(pattern));
                }
            }
        }
    }

    /// The folders before the first placeholder, with a slash at the end, or "".
    String fixedFolder() {
        var placeholder = pattern.indexOf('{');
        return pattern.substring(0, pattern.lastIndexOf('/', placeholder < 0 ? pattern.length() : placeholder) + 1);
    }

    String on(Instant now) {
        return pattern.replace("{date}", day(now));
    }

    String of(Batch.Entry entry, Instant now) {
        return PLACEHOLDER
                .matcher(pattern)
                .replaceAll(match -> Matcher.quoteReplacement(
                        switch (match.group(1)) {
                            case "date" -> day(now);
                            case "id" -> SafeName.of(entry.id());
                            default ->
                                SafeName.of(entry.packet()
                                        .metadata(Metadata.FILENAME)
                                        .map(Value::asText)
                                        .orElse("unnamed"));
                        }));
    }

    private static String day(Instant now) {
        return DateTimeFormatter.ISO_LOCAL_DATE.withZone(ZoneOffset.UTC).format(now);
    }
}
