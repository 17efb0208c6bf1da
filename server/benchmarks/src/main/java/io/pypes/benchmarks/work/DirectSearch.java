package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pypes.benchmarks.Checksums;
import io.pypes.components.expression.TextPattern;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.LongStream;

/// Searches the documents of [SpreadWork] with its patterns, and does nothing else: what the processors are able to.
final class DirectSearch {

    private final int size;
    private final Times times;

    /// @param size how many documents a round has
    DirectSearch(int size, Times times) {
        this.size = size;
        this.times = times;
    }

    /// @param threads which share the documents
    Map<String, Double> run(int threads) throws Exception {
        WarmUp.run(() -> Objects.requireNonNull(round(threads).get("cpu")), times.warmUp(), SpreadWork.MOST_ROUNDS);
        return round(threads);
    }

    private Map<String, Double> round(int threads) throws Exception {
        try (var pool = Executors.newFixedThreadPool(threads)) {
            var parts = LongStream.range(0, threads)
                    .mapToObj(first -> (Callable<List<Long>>) () -> search(first, threads))
                    .toList();
            var found = new HashMap<String, Double>();
            var cost = Meter.measure(() -> {
                for (var part : pool.invokeAll(parts)) {
                    for (var number : part.get()) {
                        found.merge("delivered", 1.0, Double::sum);
                        found.merge("checksum", (double) Checksums.of(number), Double::sum);
                    }
                }
            });
            found.putAll(cost);
            found.put("sent", (double) size);
            found.put("expectedChecksum", (double) Checksums.ofAll(size));
            return found;
        }
    }

    /// Searches each of so many documents, with patterns of its own, as a worker process has.
    ///
    /// @return the number that was found in each
    private List<Long> search(long first, int step) {
        var patterns = SpreadWork.PATTERNS.stream().map(TextPattern::of).toList();
        return LongStream.iterate(first, number -> number < size, number -> number + step)
                .map(number -> number(patterns, new String(SpreadWork.document((int) number), UTF_8)))
                .boxed()
                .toList();
    }

    private static long number(List<TextPattern> patterns, String text) {
        var number = -1L;
        for (var pattern : patterns) {
            var matcher = pattern.matcher(text);
            while (matcher.find()) {
                for (var group : pattern.groupNames()) {
                    var value = matcher.group(group);
                    number = group.equals("number") ? Long.parseLong(value) : number;
                }
            }
        }
        return number;
    }
}
