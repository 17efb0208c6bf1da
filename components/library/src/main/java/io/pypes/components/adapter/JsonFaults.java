package io.pypes.components.adapter;

import io.pypes.sdk.PacketException;
import java.io.IOException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;

/// Says in a sentence what a JSON parser found wrong, and where.
final class JsonFaults {
    private final long linesBefore;

    /// @param linesBefore the number of lines before the first one that the parser sees
    JsonFaults(long linesBefore) {
        this.linesBefore = linesBefore;
    }

    String place(TokenStreamLocation location) {
        return "line %d, column %d".formatted(linesBefore + location.getLineNr(), location.getColumnNr());
    }

    /// @throws IOException if it was the reading that went wrong, not the JSON
    PacketException of(JacksonException fault) throws IOException {
        if (fault.getCause() instanceof IOException cause) {
            throw cause;
        }
        var what = sentence(fault);
        return fault instanceof StreamConstraintsException // these do not always know where
                ? Limits.exceeded("The JSON goes beyond a limit: %s.".formatted(what))
                : PacketException.invalidInput(
                        "The JSON is broken at %s: %s.".formatted(place(fault.getLocation()), what));
    }

    /// The parser's own words without its advice to programmers.
    private static String sentence(JacksonException fault) {
        return fault.getOriginalMessage()
                .lines()
                .findFirst()
                .orElse("unexpected input")
                .replaceAll(
                        "[:,;]? (enable|from) `[^`]*`( to allow)?| \\((start marker at|not recognized as|for \\w+ starting at).*",
                        "")
                .replaceAll("[. ]+$", "");
    }
}
