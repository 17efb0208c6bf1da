package io.pypes.worker;

import java.time.Duration;

/// How workers are kept.
///
/// @param count how many processes
/// @param spare whether one more is kept ready, for whatever worker needs another
/// @param opening how long one may take to start
/// @param silence how long one may say nothing before it is taken for dead
/// @param documents how many may end in one before another takes its place; 0 for any number
/// @param lifetime how long one may run before another takes its place; zero for any time
public record WorkerSettings(
        int count, boolean spare, Duration opening, Duration silence, long documents, Duration lifetime) {

    /// Those that take any number of documents, for any time, and one spare.
    public WorkerSettings(int count, Duration opening, Duration silence) {
        this(count, true, opening, silence, 0, Duration.ZERO);
    }

    /// Why a process that has ended so many documents, and runs for so long, is to be replaced; empty if it is not.
    String whyOver(long ended, Duration age) {
        if (documents > 0 && ended >= documents) {
            return "%d documents had ended in it, and another takes its place.".formatted(ended);
        }
        return lifetime.isPositive() && age.compareTo(lifetime) > 0
                ? "It ran for %d s, and another takes its place.".formatted(age.toSeconds())
                : "";
    }
}
