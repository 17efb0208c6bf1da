package io.pypes.components.transformer;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/// A way in which dates are written: `iso`, `rfc-1123`, `epoch-seconds`, `epoch-millis` or a pattern of letters.
public sealed interface InputFormat {

    /// Reads the name of a format, or a pattern.
    ///
    /// @throws IllegalArgumentException if it is neither
    static InputFormat of(String source) {
        return switch (source) {
            case "iso" -> new Letters(source, DatePattern.iso());
            case "rfc-1123" -> new Letters(source, DateTimeFormatter.RFC_1123_DATE_TIME);
            case "epoch-seconds" -> new Epoch(source, 0);
            case "epoch-millis" -> new Epoch(source, 3);
            default -> letters(source);
        };
    }

    private static InputFormat letters(String pattern) {
        var formatter = DatePattern.formatter(pattern);
        if (pattern.indexOf('y') < 0 && pattern.indexOf('u') < 0) {
            throw new IllegalArgumentException(
                    "The format \"%s\" has no year: write a pattern such as \"dd/MM/yyyy\", or \"iso\", \"rfc-1123\","
                                    .formatted(pattern)
                            + " \"epoch-seconds\" or \"epoch-millis\".");
        }
        return new Letters(pattern, formatter);
    }

    /// Reads a date; empty if it is not written in this way.
    ///
    /// @param zone where the time is meant if the text does not say
    /// @param locale the language of names of months and days
    Optional<Instant> read(String text, ZoneId zone, Locale locale);

    /// A format of fields. A date without a time is at midnight, a month or a year at its first day.
    record Letters(String source, DateTimeFormatter formatter) implements InputFormat {
        private static final int LAST_YEAR = 9999;

        @Override
        public Optional<Instant> read(String text, ZoneId zone, Locale locale) {
            try {
                var parsed = formatter.withLocale(locale).parse(text);
                var date = date(parsed);
                if (date.getYear() > LAST_YEAR) {
                    return Optional.empty();
                }
                var time = Optional.ofNullable(parsed.query(TemporalQueries.localTime()))
                        .orElse(LocalTime.MIDNIGHT);
                var place = Optional.ofNullable(parsed.query(TemporalQueries.zone()))
                        .orElse(zone);
                return Optional.of(ZonedDateTime.of(date, time, place).toInstant());
            } catch (DateTimeException _) {
                return Optional.empty();
            }
        }

        private static LocalDate date(TemporalAccessor parsed) {
            var date = Optional.ofNullable(parsed.query(TemporalQueries.localDate()));
            var month = ChronoField.MONTH_OF_YEAR;
            return date.orElseGet(() ->
                    LocalDate.of(parsed.get(ChronoField.YEAR), parsed.isSupported(month) ? parsed.get(month) : 1, 1));
        }

        @Override
        public String toString() {
            return source;
        }
    }

    /// A count since the first of January 1970.
    ///
    /// @param digits how many of the digits before the point are fractions of a second
    record Epoch(String source, int digits) implements InputFormat {
        private static final int LONGEST = 40;
        private static final BigDecimal NANOS = BigDecimal.valueOf(1_000_000_000);
        private static final BigDecimal END =
                BigDecimal.valueOf(Instant.parse("+10000-01-01T00:00:00Z").getEpochSecond());

        @Override
        public Optional<Instant> read(String text, ZoneId zone, Locale locale) {
            if (text.length() > LONGEST) {
                return Optional.empty();
            }
            try {
                var seconds = new BigDecimal(text).scaleByPowerOfTen(-digits);
                if (seconds.abs().compareTo(END) >= 0) {
                    return Optional.empty();
                }
                var nanos = seconds.remainder(BigDecimal.ONE).multiply(NANOS).longValue();
                return Optional.of(Instant.ofEpochSecond(seconds.longValue(), nanos));
            } catch (ArithmeticException | NumberFormatException _) {
                return Optional.empty();
            }
        }

        @Override
        public String toString() {
            return source;
        }
    }
}
