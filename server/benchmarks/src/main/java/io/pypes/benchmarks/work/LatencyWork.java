package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import io.pypes.benchmarks.peer.Job;
import io.pypes.benchmarks.peer.Peer;
import io.pypes.benchmarks.peer.Sink;
import io.pypes.benchmarks.peer.Step;
import io.pypes.sdk.Packet;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// A packet each millisecond, and how long each takes from where it is made to the sink.
final class LatencyWork {

    private static final long INTERVAL = 1_000_000;
    private static final long AT_FULL_SPEED = 20_000;

    private final List<Step> steps;
    private final Stopwatch sink;

    LatencyWork(int components, Times times) {
        this.steps = Identity.chain(components);
        this.sink = new Stopwatch(packets(times));
    }

    private static int packets(Times times) {
        return Math.max(100, (int) (times.measured() * 1e9 / INTERVAL));
    }

    Map<String, Double> run(Peer peer, Times times) throws Exception {
        var all = new Meter();
        while (all.wall() < times.warmUp() / 2) {
            peer.run(new Job(AT_FULL_SPEED, AT_FULL_SPEED, Packets::of, false, steps, sink));
        }
        var few = Math.max(100, packets(times) / 2);
        peer.run(new Job(few, few, paced(), true, steps, sink));
        sink.reset();
        var count = packets(times);
        var numbers = new HashMap<>(Meter.measure(() -> peer.run(new Job(count, count, paced(), true, steps, sink))));
        numbers.put("sent", (double) count);
        numbers.put("delivered", (double) sink.delivered());
        numbers.put("checksum", (double) sink.checksum);
        numbers.put("p50", sink.microseconds(0.5));
        numbers.put("p99", sink.microseconds(0.99));
        return numbers;
    }

    /// Waits until a packet is due. It counts from when it is made, so that the clock of the source is not blamed on
    /// the peer.
    private java.util.function.LongFunction<Packet> paced() {
        var start = System.nanoTime() + INTERVAL;
        return number -> {
            for (var left = start + number * INTERVAL - System.nanoTime();
                    left > 0;
                    left = start + number * INTERVAL - System.nanoTime()) {
                LockSupport.parkNanos(left);
            }
            var packet = Packets.of(number);
            sink.made((int) number);
            return packet;
        };
    }

    /// Notes when each packet was made and how long it took.
    private static final class Stopwatch implements Sink {
        private final long[] made;
        private final long[] nanos;
        private int delivered;
        private long checksum;

        Stopwatch(int packets) {
            made = new long[packets];
            nanos = new long[packets];
        }

        void made(int number) {
            made[number] = System.nanoTime();
        }

        @Override
        public void accept(Packet packet) {
            var number = Packets.number(packet);
            if (delivered < nanos.length && number < made.length) {
                nanos[delivered] = System.nanoTime() - made[(int) number];
            }
            delivered++;
            checksum += Checksums.of(number);
        }

        @Override
        public long delivered() {
            return delivered;
        }

        void reset() {
            delivered = 0;
            checksum = 0;
        }

        double microseconds(double part) {
            var sorted = Arrays.copyOf(nanos, Math.min(delivered, nanos.length));
            Arrays.sort(sorted);
            return sorted.length == 0 ? 0 : sorted[(int) ((sorted.length - 1) * part)] / 1e3;
        }
    }
}
