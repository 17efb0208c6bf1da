package io.pypes.worker;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Holdup;
import io.pypes.engine.Host;
import io.pypes.engine.Numbers;
import io.pypes.engine.Place;
import io.pypes.engine.Running;
import io.pypes.engine.SeenPacket;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.ComponentType;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Where the tests of the engine run once more: in workers that are threads of this process, since the components of
/// those tests share latches and lists with them. All that is said goes through the sockets of real ones.
public final class ThreadPlace implements Place {

    private static final WorkerSettings SETTINGS =
            new WorkerSettings(1, false, Duration.ofSeconds(20), Duration.ofSeconds(20), 0, Duration.ZERO);

    /// Each flow has a worker of its own: tests that let calls hang would have those of others replaced.
    @Override
    public Running start(Flow flow, Host host, Flow.Limits limits, boolean sources)
            throws FlowStartException, InterruptedException {
        var workers = workers(flow);
        var started = false;
        try {
            var run = workers.start(flow, List.of(), host, limits, sources, Spread.ONE);
            started = true;
            return new InWorkers(run, workers);
        } finally {
            if (!started) {
                close(workers);
            }
        }
    }

    private static Workers workers(Flow flow) {
        var types = flow.types().stream()
                .collect(Collectors.<ComponentType<?>, String, ComponentType<?>>toMap(
                        ComponentType::id, Function.identity(), ThreadPlace::used));
        var around = new TestSurroundings(id -> Optional.ofNullable(types.get(id)));
        try {
            return new Workers(
                    SETTINGS,
                    (name, address) -> ThreadProcess.start(name, new Address(address), around),
                    Contents.INSIDE,
                    InstantSource.system());
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A node that is switched off has a type of its own, that passes on one packet at a time.
    private static ComponentType<?> used(ComponentType<?> one, ComponentType<?> other) {
        return one.traits().batchLimit() == 1 ? other : one;
    }

    private static void close(Workers workers) {
        try {
            workers.close();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// A run whose workers end with it.
    private record InWorkers(Running run, Workers workers) implements Running {
        @Override
        public boolean stop(Duration deadline) throws InterruptedException {
            var settled = run.stop(deadline);
            close(workers);
            return settled;
        }

        @Override
        public Flow flow() {
            return run.flow();
        }

        @Override
        public boolean offer(Document document, DocumentListener listener) throws InterruptedException {
            return run.offer(document, listener);
        }

        @Override
        public Numbers numbers() {
            return run.numbers();
        }

        @Override
        public List<Holdup> holdups() {
            return run.holdups();
        }

        @Override
        public List<SeenPacket> lastPackets(String wire) {
            return run.lastPackets(wire);
        }
    }
}
