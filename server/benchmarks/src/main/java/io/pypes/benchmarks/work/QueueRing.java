package io.pypes.benchmarks.work;

import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/// A ring of virtual threads with an `ArrayBlockingQueue` between each two. A token is the number of laps it has left.
final class QueueRing implements Ring {

    private static final int CAPACITY = 128;

    @Override
    public long run(int tokens, int laps) throws InterruptedException {
        var queues = new ArrayList<BlockingQueue<Integer>>();
        for (var index = 0; index < LENGTH; index++) {
            queues.add(new ArrayBlockingQueue<>(CAPACITY));
        }
        var left = new CountDownLatch(tokens);
        var arrived = new LongAdder();
        var threads = new ArrayList<Thread>();
        for (var index = 0; index < LENGTH; index++) {
            var last = index == LENGTH - 1;
            var in = queues.get(index);
            var out = queues.get((index + 1) % LENGTH);
            threads.add(Thread.startVirtualThread(() -> pass(in, out, last, left, arrived)));
        }
        for (var token = 0; token < tokens; token++) {
            queues.getFirst().put(laps);
        }
        left.await();
        threads.forEach(Thread::interrupt);
        for (var thread : threads) {
            thread.join();
        }
        return arrived.sum();
    }

    private static void pass(
            BlockingQueue<Integer> in,
            BlockingQueue<Integer> out,
            boolean last,
            CountDownLatch left,
            LongAdder arrived) {
        try {
            while (true) {
                var token = last ? in.take() - 1 : in.take();
                if (token == 0) {
                    arrived.increment();
                    left.countDown();
                } else {
                    out.put(token);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }
}
