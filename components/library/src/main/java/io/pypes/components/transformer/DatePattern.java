package io.pypes.components.transformer;

import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoField;

/// Makes formatters for dates that exist only: the 31st of February is no date.
final class DatePattern {
    private DatePattern() {}

    /// A formatter for a pattern of letters, such as `dd/MM/yyyy HH:mm`.
    ///
    /// @throws IllegalArgumentException if it is not one
    static DateTimeFormatter formatter(String pattern) {
        var letters = pattern.replaceAll("'[^']*'", "");
        if (letters.indexOf('Y') >= 0) {
            throw new IllegalArgumentException(
                    "The pattern \"%s\" has years of weeks (Y): write y for the year, M for the month, d for the day."
                            .formatted(pattern));
        }
        try {
            var formatter =
                    new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(pattern);
            if (letters.indexOf('y') >= 0 && letters.indexOf('G') < 0) {
                formatter.parseDefaulting(ChronoField.ERA, 1); // without it, a year of an era is no year
            }
            return formatter.toFormatter().withResolverStyle(ResolverStyle.STRICT);
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException(
                    "\"%s\" is not a pattern for dates such as \"dd/MM/yyyy\" or \"yyyy-MM-dd HH:mm\": %s."
                            .formatted(pattern, wrong.getMessage()),
                    wrong);
        }
    }

    /// ISO 8601: a date, perhaps with a time after `T` or a blank, perhaps with an offset after that.
    static DateTimeFormatter iso() {
        return new DateTimeFormatterBuilder()
                .parseCaseInsensitive()
                .appendValue(ChronoField.YEAR, 4)
                .appendPattern("-MM-dd[['T'][ ]HH:mm[:ss]")
                .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
                .appendPattern("[ ][XXXXX][XXXX][X]['['VV']']]")
                .toFormatter()
                .withResolverStyle(ResolverStyle.STRICT);
    }
}
