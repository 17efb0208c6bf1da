package io.pypes.benchmarks;

/// Tells whether the packets that arrived are those that were sent: each number adds a share of its own, in any order.
/// Simple enough to be the same in every language.
public final class Checksums {

    private static final long FACTOR = 7919;
    private static final long PRIME = 1_000_003;

    private Checksums() {}

    /// The share of one packet.
    ///
    /// @param number its number, from 0
    public static long of(long number) {
        return number * FACTOR % PRIME;
    }

    /// The shares of packets 0 to `count` - 1 together.
    public static long ofAll(long count) {
        // Within one period each share comes exactly once, because the factor and the prime have no common divisor.
        var sum = count / PRIME * (PRIME * (PRIME - 1) / 2);
        for (var number = 0L; number < count % PRIME; number++) {
            sum += of(number);
        }
        return sum;
    }
}
