package io.pypes.chaos;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLongArray;

/// How long answers took, to the millisecond, up to a minute. Thread-safe.
final class Latencies {

    private static final int MOST_MILLIS = 60_000;

    private final AtomicLongArray counts = new AtomicLongArray(MOST_MILLIS + 1);

    void add(Duration took) {
        counts.incrementAndGet((int) Math.min(MOST_MILLIS, took.toMillis()));
    }

    /// In milliseconds, how long so many of a hundred took at most; 0 if there are none.
    int percentile(double percent) {
        var all = 0L;
        for (var millis = 0; millis <= MOST_MILLIS; millis++) {
            all += counts.get(millis);
        }
        var left = Math.ceil(all * percent / 100);
        for (var millis = 0; millis <= MOST_MILLIS; millis++) {
            left -= counts.get(millis);
            if (left <= 0) {
                return millis;
            }
        }
        return MOST_MILLIS;
    }
}
