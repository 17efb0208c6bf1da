package io.pypes.components.transformer;

import io.pypes.sdk.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// What dates are written as: `instant`, `iso`, `iso-date`, `rfc-1123`, `epoch-seconds`, `epoch-millis` or a pattern of
/// letters.
@FunctionalInterface
public interface OutputFormat {

    /// Reads the name of a format, or a pattern.
    ///
    /// @throws IllegalArgumentException if it is neither
    static OutputFormat of(String source) {
        return switch (source) {
            case "instant" -> (instant, _, _) -> Value.of(instant);
            case "iso" -> letters(DateTimeFormatter.ISO_OFFSET_DATE_TIME);
            case "iso-date" -> letters(DateTimeFormatter.ISO_LOCAL_DATE);
            case "rfc-1123" -> letters(DateTimeFormatter.RFC_1123_DATE_TIME);
            case "epoch-seconds" -> (instant, _, _) -> Value.of(instant.getEpochSecond());
            case "epoch-millis" -> (instant, _, _) -> Value.of(instant.toEpochMilli());
            default -> letters(DatePattern.formatter(source));
        };
    }

    private static OutputFormat letters(DateTimeFormatter formatter) {
        return (instant, zone, locale) -> Value.of(formatter.withLocale(locale).format(instant.atZone(zone)));
    }

    /// Writes a date.
    ///
    /// @param zone where the time is told
    /// @param locale the language of names of months and days
    Value write(Instant instant, ZoneId zone, Locale locale);
}
