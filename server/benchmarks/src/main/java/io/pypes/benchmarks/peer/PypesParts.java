package io.pypes.benchmarks.peer;

import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.Outcome;
import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Processor;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/// Our engine, with one fed document of which an adapter makes all packets, as it does of the rows of a table.
final class PypesParts implements Peer {

    private static final String TYPE = "application/x-benchmark";
    private static final Duration DEADLINE = Duration.ofMinutes(30);

    private final Fusion fusion;

    PypesParts(Fusion fusion) {
        this.fusion = fusion;
    }

    @Override
    public void run(Job job) throws Exception {
        var flow = new PypesFlow(fusion).adapter(TYPE, () -> new Reading(job));
        job.steps().forEach(flow::step);
        flow.publisher(() -> new PypesSteps.Counting(job.sink()));
        var run = flow.compile().start(new PypesHost(), Flow.Limits.DEFAULT);
        var settled = new Settled(new CompletableFuture<>());
        var table = Packet.of(Content.EMPTY, MediaType.of(TYPE));
        run.submit(PypesHost.document(0, table), settled);
        var outcome = settled.future().get();
        run.stop(DEADLINE);
        if (outcome.published() != job.expected()) {
            throw new IllegalStateException("The document ended with %s.".formatted(outcome));
        }
    }

    private record Settled(CompletableFuture<Outcome> future) implements DocumentListener {
        @Override
        public boolean wantsPublished() {
            return false;
        }

        @Override
        public void settled(Outcome outcome) {
            future.complete(outcome);
        }
    }

    private record Reading(Job job) implements Processor {
        @Override
        public void process(Packet document, Call call) throws InterruptedException {
            for (var number = 0L; number < job.count(); number++) {
                call.emit(job.source().apply(number));
            }
        }
    }
}
