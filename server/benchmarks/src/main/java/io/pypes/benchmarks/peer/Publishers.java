package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow.Processor;
import java.util.concurrent.Flow.Subscription;
import java.util.concurrent.SubmissionPublisher;

/// A `SubmissionPublisher` of the JDK for each step, consumed on virtual threads. A full one makes the submitter wait.
final class Publishers implements Peer {

    private static final int CAPACITY = 1024;

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Override
    public void run(Job job) throws Exception {
        feed(job).get();
    }

    /// @return completes when the sink has all
    private CompletableFuture<Void> feed(Job job) {
        try (var source = new SubmissionPublisher<Packet>(threads, CAPACITY)) {
            var last = source;
            for (var step : job.steps()) {
                var stage = new Stage(step, threads);
                last.subscribe(stage);
                last = stage;
            }
            var done = last.consume(job.sink());
            for (var number = 0L; number < job.count(); number++) {
                source.submit(job.source().apply(number));
            }
            return done;
        }
    }

    @Override
    public void close() {
        threads.close();
    }

    private static final class Stage extends SubmissionPublisher<Packet> implements Processor<Packet, Packet> {
        private final Step step;

        Stage(Step step, Executor threads) {
            super(threads, CAPACITY);
            this.step = step;
        }

        @Override
        public void onSubscribe(Subscription subscription) {
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(Packet packet) {
            if (step instanceof Step.Change change) {
                submit(change.apply(packet));
            } else if (step instanceof Step.Keep keep && keep.test(packet)) {
                submit(packet);
            }
        }

        @Override
        public void onError(Throwable fault) {
            closeExceptionally(fault);
        }

        @Override
        public void onComplete() {
            close();
        }
    }
}
