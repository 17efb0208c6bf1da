package io.pypes.benchmarks.work;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Semaphore;

/// A ring of virtual threads with an `ArrayBlockingQueue` between each two. A token is the number of laps it has left.
final class QueueRing implements Ring {

    private static final int CAPACITY = 128;

    private final List<BlockingQueue<Integer>> queues = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final Semaphore arrived = new Semaphore(0);

    QueueRing() {
        for (var index = 0; index < LENGTH; index++) {
            queues.add(new ArrayBlockingQueue<>(CAPACITY));
        }
        for (var index = 0; index < LENGTH; index++) {
            var place = index;
            threads.add(Thread.startVirtualThread(() -> pass(place)));
        }
    }

    @Override
    public long run(int tokens, int laps) throws InterruptedException {
        for (var token = 0; token < tokens; token++) {
            queues.getFirst().put(laps);
        }
        arrived.acquire(tokens);
        return tokens;
    }

    private void pass(int place) {
        var in = queues.get(place);
        var out = queues.get((place + 1) % LENGTH);
        var last = place == LENGTH - 1;
        try {
            while (true) {
                var token = last ? in.take() - 1 : in.take();
                if (token == 0) {
                    arrived.release();
                } else {
                    out.put(token);
                }
            }
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
    }
}
