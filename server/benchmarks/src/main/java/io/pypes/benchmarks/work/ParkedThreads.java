package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/// Virtual threads that wait and do nothing else: the least that a tasklet can cost.
final class ParkedThreads {

    private ParkedThreads() {}

    /// @param sent what counts as sent: threads, or flows of several threads
    static Map<String, Double> run(int count, int sent) throws InterruptedException {
        var before = Meter.heap();
        var meter = new Meter();
        var alive = new CountDownLatch(count);
        var end = new CountDownLatch(1);
        var woken = new LongAdder();
        var checksum = new LongAdder();
        var threads = new ArrayList<Thread>(count);
        for (var index = 0; index < count; index++) {
            var number = index;
            threads.add(Thread.startVirtualThread(() -> {
                alive.countDown();
                try {
                    end.await();
                } catch (InterruptedException never) {
                    return;
                }
                if (number < sent) {
                    woken.increment();
                    checksum.add(Checksums.of(number));
                }
            }));
        }
        alive.await();
        var numbers = new HashMap<>(meter.numbers());
        numbers.put("heap", (double) (Meter.heap() - before));
        numbers.put("count", (double) count);
        end.countDown();
        for (var thread : threads) {
            thread.join();
        }
        numbers.put("sent", (double) sent);
        numbers.put("delivered", (double) woken.sum());
        numbers.put("checksum", (double) checksum.sum());
        return numbers;
    }
}
