package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.ArrayList;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.FutureTask;

/// A virtual thread for each step, with an `ArrayBlockingQueue` between each two.
@SuppressWarnings("ReferenceEquality") // the end is one packet, not one that looks like it
final class Queues implements Peer {

    private static final int CAPACITY = 1024;
    private static final Packet END = Packet.empty().with("end", "yes");

    @Override
    public void run(Job job) throws Exception {
        var threads = new ArrayList<FutureTask<Void>>();
        var first = new ArrayBlockingQueue<Packet>(CAPACITY);
        threads.add(start(() -> make(job, first)));
        var last = first;
        for (var step : job.steps()) {
            var in = last;
            var out = new ArrayBlockingQueue<Packet>(CAPACITY);
            threads.add(start(() -> work(step, in, out)));
            last = out;
        }
        var end = last;
        threads.add(start(() -> take(end, job.sink())));
        for (var thread : threads) {
            thread.get();
        }
    }

    private interface Part {
        void run() throws InterruptedException;
    }

    private static FutureTask<Void> start(Part part) {
        var task = new FutureTask<Void>(() -> {
            part.run();
            return null;
        });
        Thread.startVirtualThread(task);
        return task;
    }

    private static void make(Job job, BlockingQueue<Packet> out) throws InterruptedException {
        for (var number = 0L; number < job.count(); number++) {
            out.put(job.source().apply(number));
        }
        out.put(END);
    }

    private static void work(Step step, BlockingQueue<Packet> in, BlockingQueue<Packet> out)
            throws InterruptedException {
        switch (step) {
            case Step.Change change -> {
                for (var packet = in.take(); packet != END; packet = in.take()) {
                    out.put(change.apply(packet));
                }
            }
            case Step.Keep keep -> {
                for (var packet = in.take(); packet != END; packet = in.take()) {
                    if (keep.test(packet)) {
                        out.put(packet);
                    }
                }
            }
        }
        out.put(END);
    }

    private static void take(BlockingQueue<Packet> in, Sink sink) throws InterruptedException {
        for (var packet = in.take(); packet != END; packet = in.take()) {
            sink.accept(packet);
        }
    }
}
