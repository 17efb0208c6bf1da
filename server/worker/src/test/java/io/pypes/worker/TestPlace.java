package io.pypes.worker;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Place;
import io.pypes.engine.Running;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.Workers.Spread;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;

/// Where flows work. The workers are shared by all tests, and end with this process.
enum TestPlace {
    HERE,
    ONE_WORKER,
    ALL_WORKERS;

    Running start(TestFlow flow, Host host) throws FlowStartException, InterruptedException {
        return start(flow, host, true);
    }

    Running start(TestFlow flow, Host host, boolean sources) throws FlowStartException, InterruptedException {
        return place().start(flow.compile(), host, Flow.Limits.DEFAULT, sources);
    }

    private Place place() {
        return switch (this) {
            case HERE -> Place.HERE;
            case ONE_WORKER -> in(Spread.ONE);
            case ALL_WORKERS -> in(Spread.ALL);
        };
    }

    private static Place in(Spread spread) {
        return (flow, host, limits, sources) -> Shared.WORKERS.start(flow, List.of(), host, limits, sources, spread);
    }

    /// Made for the first flow.
    private static final class Shared {
        static final Workers WORKERS = make();

        private static Workers make() {
            try {
                return new Workers(
                        new WorkerSettings(2, false, Duration.ofSeconds(20), Duration.ofSeconds(10), 0, Duration.ZERO),
                        (_, address) -> TestWorker.launch(address),
                        Contents.INSIDE,
                        InstantSource.system());
            } catch (IOException fault) {
                throw new UncheckedIOException(fault);
            }
        }
    }
}
