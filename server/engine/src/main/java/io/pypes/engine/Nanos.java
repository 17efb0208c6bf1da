package io.pypes.engine;

import java.time.Duration;

/// Durations as nanoseconds that can be added to [System#nanoTime] without overflow.
final class Nanos {

    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Nanos() {}

    /// Not negative; at most a hundred years.
    static long of(Duration duration) {
        if (duration.isNegative()) {
            return 0;
        }
        return (duration.compareTo(LONGEST) > 0 ? LONGEST : duration).toNanos();
    }

    /// The [System#nanoTime] at which a duration that begins now is over.
    static long after(Duration duration) {
        return System.nanoTime() + of(duration);
    }
}
