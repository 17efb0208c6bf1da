package io.pypes.benchmarks.work;

/// Repeats work until two rounds in turn cost hardly less than the one before: the compiler of a server has work for
/// half a million small documents, and in the first seconds takes most of the processor time.
final class WarmUp {

    private static final double STEADY = 0.95;

    private WarmUp() {}

    /// One round of the work.
    interface Round {
        /// Does it.
        ///
        /// @return what it cost, in seconds
        double run() throws Exception;
    }

    /// Does rounds for so many seconds at least.
    ///
    /// @param most rounds, however much less the last one cost
    /// @return how many were done
    static int run(Round round, double seconds, int most) throws Exception {
        var before = Double.MAX_VALUE;
        var steady = 0;
        var meter = new Meter();
        for (var done = 1; ; done++) {
            var cost = round.run();
            steady = cost > before * STEADY ? steady + 1 : 0;
            before = cost;
            var isWarm = steady > 1 && meter.wall() > seconds;
            if (isWarm || done == most) {
                return done;
            }
        }
    }
}
