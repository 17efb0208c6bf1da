package io.pypes.benchmarks.work;

import io.pypes.benchmarks.peer.Fusion;
import io.pypes.benchmarks.peer.PypesFlow;
import io.pypes.benchmarks.peer.PypesHost;
import io.pypes.benchmarks.peer.PypesSteps;
import io.pypes.benchmarks.peer.Step;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Outcome;
import io.pypes.engine.Run;
import io.pypes.sdk.Batch;
import io.pypes.sdk.Context;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Publisher;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.LongAdder;

/// A flow of ours with a tasklet for each of its components. Flows have no circles: the end of the chain is tied to
/// its start by feeding a new document for each that was settled, so accepting and settling are part of each lap.
final class PypesRing implements Ring {

    private static final MediaType TYPE = MediaType.of("application/x-benchmark");

    private final Run run;

    PypesRing() throws FlowStartException, InterruptedException {
        var chain = new PypesFlow(Fusion.TASKLET_EACH).adapter(TYPE.toString(), () -> PypesSteps.processor(same()));
        for (var index = 0; index < LENGTH - 2; index++) {
            chain.step(same());
        }
        run = chain.publisher(Ending::new).compile().start(new PypesHost(), Flow.Limits.DEFAULT);
    }

    @Override
    public long run(int tokens, int laps) throws InterruptedException {
        var ring = new Laps(run, new CountDownLatch(tokens), new LongAdder());
        for (var token = 0; token < tokens; token++) {
            ring.feed(laps);
        }
        ring.left.await();
        return ring.arrived.sum();
    }

    @Override
    public void close() {
        try {
            run.stop(Duration.ofMinutes(1));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Step same() {
        return (Step.Change) packet -> packet;
    }

    private record Ending() implements Publisher {
        @Override
        public void publish(Batch batch, Context context) {}
    }

    private record Laps(Run run, CountDownLatch left, LongAdder arrived) {
        void feed(int laps) {
            DocumentListener listener = outcome -> settled(outcome, laps - 1);
            try {
                if (!run.offer(PypesHost.document(laps, Packets.of(laps).withMediaType(TYPE)), listener)) {
                    throw new IllegalStateException("The flow is full.");
                }
            } catch (InterruptedException stopped) {
                throw new IllegalStateException(stopped);
            }
        }

        private void settled(Outcome outcome, int laps) {
            if (laps > 0) {
                feed(laps);
                return;
            }
            arrived.add(outcome.published());
            left.countDown();
        }
    }
}
