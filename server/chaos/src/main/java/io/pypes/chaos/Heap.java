package io.pypes.chaos;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/// How full the memory of a server was after collections, as it told now and then. The collector leaves what has died
/// there until it is rather full, so what counts is the least of a time: that would grow if something stayed for good.
final class Heap {

    private static final Pattern USED = Pattern.compile("jvm_memory_usage_after_gc\\{[^}]*} ([0-9.E-]+)");
    private static final double MOST_GROWTH = 0.1; // of all memory

    private final List<Double> samples = new ArrayList<>();

    /// Notes what its metrics say.
    void add(String metrics) {
        var found = USED.matcher(metrics);
        if (found.find()) {
            samples.add(Double.parseDouble(found.group(1)));
        }
    }

    /// The least in the first third, from 0 to 1.
    OptionalDouble first() {
        return least(samples.subList(0, samples.size() / 3));
    }

    /// The least in the last third, from 0 to 1.
    OptionalDouble last() {
        return least(samples.subList(samples.size() - samples.size() / 3, samples.size()));
    }

    private static OptionalDouble least(List<Double> some) {
        return some.stream().mapToDouble(Double::doubleValue).min();
    }

    /// Whether no more is used in the end than in the beginning, but for a tenth of all memory.
    boolean isFlat() {
        return first().isPresent() && last().isPresent() && last().getAsDouble() <= first().getAsDouble() + MOST_GROWTH;
    }
}
