package io.pypes.components.expression;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/// Points in time and lengths of time.
final class Times {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9})(ms|s|m|h|d)");
    private static final int DATE_ONLY = "2026-01-31".length();

    private Times() {}

    /// Reads an instant, an ISO 8601 date and time with an offset, or a date, which begins at midnight UTC.
    static Instant timestamp(Object argument) {
        if (argument instanceof Instant instant) {
            return instant;
        }
        var text = Texts.text(argument).strip();
        try {
            return text.length() == DATE_ONLY
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
                    : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException _) {
            throw Undecided.because("%s is not a point in time such as 2026-01-31 or 2026-01-31T12:00:00Z: put a"
                            .formatted(Comparison.quoted(argument))
                    + " \"Normalise dates\" step before this one for other formats.");
        }
    }

    static Duration duration(Object argument) {
        if (argument instanceof Duration duration) {
            return duration;
        }
        var matcher = DURATION.matcher(Texts.text(argument).strip());
        if (!matcher.matches()) {
            throw Undecided.because("%s is not a length of time such as \"500ms\", \"30s\", \"5m\", \"2h\" or \"1d\"."
                    .formatted(Comparison.quoted(argument)));
        }
        var count = Long.parseLong(matcher.group(1));
        return switch (matcher.group(2)) {
            case "ms" -> Duration.ofMillis(count);
            case "s" -> Duration.ofSeconds(count);
            case "m" -> Duration.ofMinutes(count);
            case "h" -> Duration.ofHours(count);
            default -> Duration.ofDays(count);
        };
    }

    static String format(Object argument, Object pattern) {
        var instant = timestamp(argument);
        try {
            return DateTimeFormatter.ofPattern(Texts.text(pattern), Locale.ROOT)
                    .format(instant.atOffset(ZoneOffset.UTC));
        } catch (IllegalArgumentException | DateTimeException _) {
            throw Undecided.because("%s is not a pattern for dates such as \"yyyy-MM-dd\" or \"HH:mm\"."
                    .formatted(Comparison.quoted(pattern)));
        }
    }
}
