package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import io.pypes.benchmarks.hop.Answers;
import io.pypes.benchmarks.hop.Hop;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// Packets to another process and back: as many as go, then one each millisecond. The CPU time is that of both
/// processes.
final class HopWork {

    private static final long INTERVAL = 1_000_000;
    private static final int TOGETHER = 256;

    private final Times times;
    private final Answers answers = new Answers();

    HopWork(Times times) {
        this.times = times;
    }

    /// Starts the other process, and ends it.
    ///
    /// @param size of packets, in bytes
    Map<String, Double> run(String peer, int size) throws Exception {
        try (var hop = Hop.open(peer, size, answers)) {
            sendFor(times.warmUp(), hop);
            var numbers = measured(hop);
            numbers.putAll(delays(hop));
            return numbers;
        }
    }

    private Map<String, Double> measured(Hop hop) throws Exception {
        var sent = answers.sent();
        var count = answers.count();
        var checksum = answers.checksum();
        var otherCpu = hop.otherCpuSeconds();
        var numbers = new HashMap<>(Meter.measure(() -> sendFor(times.measured(), hop)));
        numbers.merge("cpu", hop.otherCpuSeconds() - otherCpu, Double::sum);
        numbers.put("sent", (double) (answers.sent() - sent));
        numbers.put("delivered", (double) (answers.count() - count));
        numbers.put("checksum", (double) (answers.checksum() - checksum));
        numbers.put("expectedChecksum", (double) (Checksums.ofAll(answers.sent()) - Checksums.ofAll(sent)));
        return numbers;
    }

    /// Sends for so many seconds, and waits until all is answered.
    private void sendFor(double seconds, Hop hop) throws Exception {
        for (var meter = new Meter(); meter.wall() < seconds; ) {
            for (var left = TOGETHER; left > 0; left--) {
                hop.send(answers.next());
            }
        }
        answers.awaitAll();
    }

    private Map<String, Double> delays(Hop hop) throws Exception {
        paced((int) (times.warmUp() * 1e9 / INTERVAL / 2), hop);
        var nanos = paced(Math.max(100, (int) (times.measured() * 1e9 / INTERVAL)), hop);
        return Map.of("p50", nanos[nanos.length / 2] / 1e3, "p99", nanos[nanos.length - 1 - nanos.length / 100] / 1e3);
    }

    /// Sends a packet each millisecond.
    private long[] paced(int packets, Hop hop) throws Exception {
        var stopwatch = answers.time(packets);
        var start = System.nanoTime();
        for (var number = 0; number < packets; number++) {
            for (var left = start + number * INTERVAL - System.nanoTime();
                    left > 0;
                    left = start + number * INTERVAL - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            hop.send(answers.next());
        }
        answers.awaitAll();
        return stopwatch.sorted();
    }
}
