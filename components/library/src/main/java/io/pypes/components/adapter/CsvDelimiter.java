package io.pypes.components.adapter;

import io.pypes.sdk.MediaType;
import java.util.Optional;

/// The character between the cells of a CSV document.
public enum CsvDelimiter {
    /// The one that the document seems to use.
    AUTO,
    /// The comma.
    COMMA,
    /// The semicolon, common where the comma is the decimal sign.
    SEMICOLON,
    /// The tab.
    TAB,
    /// The vertical bar.
    PIPE,
    /// One that is given.
    OTHER;

    private static final String USUAL = ",;\t|";
    private static final String DECLARATION = "sep=";

    /// The characters it may be; one, unless it is to be found.
    ///
    /// @param other the one that is given
    String candidates(Optional<String> other) {
        return switch (this) {
            case AUTO -> USUAL;
            case COMMA -> ",";
            case SEMICOLON -> ";";
            case TAB -> "\t";
            case PIPE -> "|";
            case OTHER -> other.orElse("");
        };
    }

    /// Says whether a first line is not data but declares the delimiter, as some spreadsheets write it: `sep=;`.
    static boolean isDeclaration(String firstLine) {
        return firstLine.length() == DECLARATION.length() + 1 && firstLine.startsWith(DECLARATION);
    }

    /// The delimiter that a document seems to use: the declared one, that of its media type, or the one that is most
    /// frequent in the first line outside of quotes; the comma if there is none.
    static char guess(String firstLine, MediaType mediaType, Optional<Character> quote) {
        if (isDeclaration(firstLine)) {
            return firstLine.charAt(DECLARATION.length());
        }
        if (mediaType.essence().equals("text/tab-separated-values")) {
            return '\t';
        }
        var best = USUAL.charAt(0);
        for (var index = 1; index < USUAL.length(); index++) {
            var candidate = USUAL.charAt(index);
            if (count(candidate, firstLine, quote) > count(best, firstLine, quote)) {
                best = candidate;
            }
        }
        return best;
    }

    private static int count(char delimiter, String line, Optional<Character> quote) {
        var count = 0;
        var quoted = false;
        for (var index = 0; index < line.length(); index++) {
            if (quote.isPresent() && line.charAt(index) == quote.get()) {
                quoted = !quoted;
            } else if (!quoted && line.charAt(index) == delimiter) {
                count++;
            }
        }
        return count;
    }
}
