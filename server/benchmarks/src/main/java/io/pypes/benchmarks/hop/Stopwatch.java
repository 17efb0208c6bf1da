package io.pypes.benchmarks.hop;

import java.util.Arrays;

/// Notes how long each packet takes there and back.
public final class Stopwatch {

    private final long first;
    private final long[] nanos;

    /// @param first number of the first packet
    /// @param count how many packets
    Stopwatch(long first, int count) {
        this.first = first;
        this.nanos = new long[count];
    }

    void sent(long number) {
        nanos[(int) (number - first)] -= System.nanoTime();
    }

    void answered(long number) {
        nanos[(int) (number - first)] += System.nanoTime();
    }

    /// The nanoseconds that the packets took, the shortest first; when all are back.
    public long[] sorted() {
        var sorted = nanos.clone();
        Arrays.sort(sorted);
        return sorted;
    }
}
