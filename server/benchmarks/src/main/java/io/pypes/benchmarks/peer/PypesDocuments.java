package io.pypes.benchmarks.peer;

import io.pypes.engine.Flow;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Source;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Our engine, with a source: each packet is a document of its own, accepted and settled by itself.
class PypesDocuments implements Peer {

    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final Fusion fusion;

    PypesDocuments(Fusion fusion) {
        this.fusion = fusion;
    }

    @Override
    public final void run(Job job) throws Exception {
        var brought = new CountDownLatch(1);
        var flow = new PypesFlow(fusion).source(() -> new Bringing(job, brought));
        steps(flow, job);
        flow.publisher(() -> new PypesSteps.Counting(job.sink()));
        var host = new PypesHost();
        var run = flow.compile().start(host, Flow.Limits.DEFAULT);
        brought.await();
        if (!run.stop(DEADLINE)) {
            throw new IllegalStateException("The flow did not finish.");
        }
        host.requireNoneLost();
    }

    /// Adds what happens to each packet.
    void steps(PypesFlow flow, Job job) {
        job.steps().forEach(flow::step);
    }

    private record Bringing(Job job, CountDownLatch brought) implements Source {
        @Override
        public void produce(Emitter out) throws InterruptedException {
            for (var number = 0L; number < job.count(); number++) {
                out.emit(job.source().apply(number));
            }
            brought.countDown();
        }
    }
}
