package io.pypes.benchmarks.hop;

import io.pypes.benchmarks.peer.PypesHost;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.WorkerSettings;
import io.pypes.worker.Workers;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// All of it: a flow in a worker process, as the server has it.
final class WorkersHop implements Hop {

    private static final WorkerSettings ONE = new WorkerSettings(1, Duration.ofSeconds(30), Duration.ofSeconds(30));

    private final int size;
    private final Answers answers;
    private final CompletableFuture<OtherProcess> other = new CompletableFuture<>();
    private final Workers workers;
    private final Running run;

    WorkersHop(int size, Answers answers) throws Exception {
        this.size = size;
        this.answers = answers;
        this.workers = new Workers(ONE, this::launch, Contents.INSIDE, InstantSource.system());
        this.run = workers.start(WorkerEnd.flow(), List.of(), new PypesHost(), Flow.Limits.DEFAULT, false, Spread.ONE);
    }

    private Process launch(String name, String address) throws IOException {
        var started = OtherProcess.start(WorkerEnd.class, address);
        if (!other.complete(started)) {
            started.close();
            throw new IOException("The %s of a benchmark is started once.".formatted(name));
        }
        return started.process();
    }

    @Override
    public void send(long number) throws InterruptedException {
        run.offer(LinkHop.document(number, size), new Listener(number));
    }

    /// Counts what was published. What was not is missed, and so fails the run.
    private final class Listener implements DocumentListener {
        private final long number;

        Listener(long number) {
            this.number = number;
        }

        @Override
        public boolean wantsPublished() {
            return false;
        }

        @Override
        public void settled(Outcome outcome) {
            if (outcome.state() == Outcome.State.PUBLISHED) {
                answers.answered(number);
            } else {
                System.err.println(outcome);
            }
        }
    }

    @Override
    public double otherCpuSeconds() {
        return other.join().cpuSeconds();
    }

    @Override
    public void close() throws IOException {
        workers.close();
        other.join().close();
    }
}
