package io.pypes.benchmarks;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What one process measured. It travels as one line of JSON, so that peers in any language can print it.
///
/// @param work name of the work
/// @param peer who did it
/// @param size how much of it, such as the number of components
/// @param numbers all figures by name: `sent`, `delivered`, `checksum`, `wall` and `cpu` in seconds, and what the work
///     has besides
public record Measurement(String work, String peer, int size, Map<String, Double> numbers) {

    private static final Pattern MEMBER = Pattern.compile("\"([^\"\\\\]+)\":\\s*(?:\"([^\"\\\\]*)\"|(-?[0-9.eE+-]+))");

    public Measurement {
        numbers = Map.copyOf(numbers);
    }

    /// Reads the line of a process.
    ///
    /// @param line a flat JSON object of texts and numbers
    /// @return the measurement, or empty if it is none
    public static Optional<Measurement> read(String line) {
        if (!line.startsWith("{\"work\"")) {
            return Optional.empty();
        }
        var texts = new LinkedHashMap<String, String>();
        var numbers = new LinkedHashMap<String, Double>();
        for (var member = MEMBER.matcher(line); member.find(); ) {
            if (member.group(2) == null) {
                numbers.put(member.group(1), Double.valueOf(member.group(3)));
            } else {
                texts.put(member.group(1), member.group(2));
            }
        }
        var size = numbers.remove("size");
        return texts.containsKey("work") && texts.containsKey("peer") && size != null
                ? Optional.of(new Measurement(
                        texts.getOrDefault("work", ""), texts.getOrDefault("peer", ""), size.intValue(), numbers))
                : Optional.empty();
    }

    /// The line that is read again by [#read].
    public String line() {
        return numbers.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(number -> ",\"%s\":%s".formatted(number.getKey(), text(number.getValue())))
                .collect(Collectors.joining(
                        "", "{\"work\":\"%s\",\"peer\":\"%s\",\"size\":%d".formatted(work, peer, size), "}"));
    }

    /// A whole number has all its digits.
    private static String text(double number) {
        return number == Math.rint(number) && Math.abs(number) < 9e15
                ? Long.toString((long) number)
                : String.format(Locale.ROOT, "%.9g", number);
    }

    public boolean has(String name) {
        return numbers.containsKey(name);
    }

    /// A figure.
    ///
    /// @throws IllegalArgumentException if it is not there
    public double number(String name) {
        var number = numbers.get(name);
        if (number == null) {
            throw new IllegalArgumentException("%s measured %s without \"%s\".".formatted(peer, work, name));
        }
        return number;
    }

    /// A figure without a fraction, such as a count.
    public long whole(String name) {
        return (long) number(name);
    }
}
