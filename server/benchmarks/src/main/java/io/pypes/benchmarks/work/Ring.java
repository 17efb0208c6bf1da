package io.pypes.benchmarks.work;

import java.util.HashMap;
import java.util.Map;

/// Tokens that go around a ring of tasklets, which is alive from when it is made until it is closed. A token that comes
/// to the end starts anew, until it has made its laps.
interface Ring extends AutoCloseable {

    int LENGTH = 1000;

    /// Lets so many tokens make so many laps each. Returns when all have.
    ///
    /// @return how many tokens came to the end of their last lap
    long run(int tokens, int laps) throws InterruptedException;

    @Override
    void close();

    /// Warms up and measures.
    static Map<String, Double> measure(Ring ring, int tokens, Times times) throws Exception {
        var laps = 1;
        var all = new Meter();
        var lapsPerSecond = 1.0;
        while (all.wall() < times.warmUp()) {
            var one = new Meter();
            ring.run(tokens, laps);
            lapsPerSecond = laps / one.wall();
            laps = Math.clamp(Math.round(lapsPerSecond * times.measured() / 4), 1, laps * 8);
        }
        var measured = Math.max(1, (int) (lapsPerSecond * times.measured()));
        var arrived = new long[1];
        var numbers = new HashMap<>(Meter.measure(() -> arrived[0] = ring.run(tokens, measured)));
        numbers.put("hops", (double) LENGTH * tokens * measured);
        numbers.put("sent", (double) tokens);
        numbers.put("delivered", (double) arrived[0]);
        numbers.put("checksum", 0.0);
        numbers.put("expectedChecksum", 0.0);
        return numbers;
    }
}
