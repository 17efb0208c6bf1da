package io.pypes.benchmarks.work;

import io.pypes.benchmarks.Checksums;
import io.pypes.benchmarks.peer.Fusion;
import io.pypes.benchmarks.peer.PypesFlow;
import io.pypes.benchmarks.peer.PypesHost;
import io.pypes.benchmarks.peer.PypesSteps;
import io.pypes.benchmarks.peer.Sink;
import io.pypes.benchmarks.peer.Step;
import io.pypes.engine.Flow;
import io.pypes.engine.Run;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;

/// Many flows of ours that have nothing to do: what they cost, and that each still delivers.
final class IdleFlows {

    private static final MediaType TYPE = MediaType.of("application/x-benchmark");
    private static final Duration DEADLINE = Duration.ofMinutes(2);

    /// After a second without work a tasklet gives its thread back.
    private static final Duration SETTLING = Duration.ofSeconds(3);

    private final Fusion fusion;
    private final int flows;
    private final int components;
    private final Arrived arrived = new Arrived();
    private final PypesHost host = new PypesHost();

    /// @param fusion how components are put on tasklets
    /// @param flows how many flows
    /// @param components how many components each has, with an adapter and a publisher
    IdleFlows(Fusion fusion, int flows, int components) {
        this.fusion = fusion;
        this.flows = flows;
        this.components = components;
    }

    Map<String, Double> run() throws Exception {
        start(20).forEach(IdleFlows::stop); // loads the classes
        var before = Meter.heap();
        var meter = new Meter();
        var runs = start(flows);
        var numbers = new HashMap<>(meter.numbers());
        Thread.sleep(SETTLING);
        numbers.put("heap", (double) (Meter.heap() - before));
        numbers.put("count", (double) flows * components);
        arrived.packets.reset();
        arrived.checksum.reset();
        deliver(runs);
        numbers.put("sent", (double) flows);
        numbers.put("delivered", (double) arrived.delivered());
        numbers.put("checksum", (double) arrived.checksum.sum());
        return numbers;
    }

    private List<Run> start(int count) throws Exception {
        var steps = new PypesFlow(fusion).adapter(TYPE.toString(), () -> PypesSteps.processor(same()));
        for (var index = 0; index < components - 2; index++) {
            steps.step(same());
        }
        var flow = steps.publisher(() -> new PypesSteps.Counting(arrived)).compile();
        var runs = new ArrayList<Run>();
        for (var index = 0; index < count; index++) {
            runs.add(flow.start(host, Flow.Limits.DEFAULT));
        }
        return runs;
    }

    /// Shared by all flows, so it counts nothing.
    private static Step same() {
        return (Step.Change) packet -> packet;
    }

    private void deliver(List<Run> runs) throws InterruptedException {
        var number = 0L;
        for (var run : runs) {
            run.submit(PypesHost.document(number, Packets.of(number).withMediaType(TYPE)), host);
            number++;
        }
        runs.forEach(IdleFlows::stop);
        host.requireNoneLost();
    }

    private static void stop(Run run) {
        try {
            run.stop(DEADLINE);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    /// Many flows deliver to it at once.
    private static final class Arrived implements Sink {
        private final LongAdder packets = new LongAdder();
        private final LongAdder checksum = new LongAdder();

        @Override
        public void accept(Packet packet) {
            checksum.add(Checksums.of(Packets.number(packet)));
            packets.increment();
        }

        @Override
        public long delivered() {
            return packets.sum();
        }
    }
}
