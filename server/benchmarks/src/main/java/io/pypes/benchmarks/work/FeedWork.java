package io.pypes.benchmarks.work;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;

/// Starts the real server with a flow like that of the documents, and feeds it over so many connections. The CPU
/// time is that of the server; the sender is this process.
final class FeedWork {

    private static final int CORPUS = 5_000;
    private static final int ROUND = 50_000;
    private static final int MOST_ROUNDS = 20;
    private static final int MEASURED_ROUNDS = 2;
    private static final int WARM_UP_CONNECTIONS = 16;
    private static final double NANOS_OF_A_MICRO = 1e3;
    private static final Duration PAUSE = Duration.ofMillis(5);
    private static final String FLOW = """
            {"format":"pypes.flow/1","name":"Benchmark","nodes":[
            {"id":"read","component":"read-json","version":1,"parameters":{}},
            {"id":"rename","component":"rename-attributes","version":1,
             "parameters":{"renames":[{"from":"title","to":"name"}]}},
            {"id":"extract","component":"extract-emails","version":1,"parameters":{"attributes":["body"]}},
            {"id":"case","component":"change-case","version":1,"parameters":{"attributes":["author"]}},
            {"id":"filter","component":"filter-by-condition","version":1,
             "parameters":{"condition":"doc.category != \\"spam\\""}},
            {"id":"end","component":"discard","version":1,"parameters":{}}],
            "wires":[
            {"id":"1","from":{"node":"read","port":"out"},"to":{"node":"rename","port":"in"}},
            {"id":"2","from":{"node":"rename","port":"out"},"to":{"node":"extract","port":"in"}},
            {"id":"3","from":{"node":"extract","port":"out"},"to":{"node":"case","port":"in"}},
            {"id":"4","from":{"node":"case","port":"out"},"to":{"node":"filter","port":"in"}},
            {"id":"5","from":{"node":"filter","port":"out"},"to":{"node":"end","port":"in"}}],
            "layout":{}}""";

    private final int connections;
    private final Times times;
    private final byte[][] requests = Arrays.stream(Corpus.bytes(CORPUS))
            .map(document -> Connection.post("/api/v1/flows/benchmark/documents", "application/json", document))
            .toArray(byte[][]::new);

    FeedWork(int connections, Times times) {
        this.connections = connections;
        this.times = times;
    }

    Map<String, Double> run() throws Exception {
        try (var server = ServerProcess.toBeFed(List.of())) {
            var flow = ServedFlow.publish(server, "benchmark", "auto", FLOW);
            return times.warmUp() < 1
                    ? measured(server, flow, 0, CORPUS)
                    : measured(server, flow, warmUp(server, flow), connections == 1 ? ROUND : MEASURED_ROUNDS * ROUND);
        }
    }

    /// Feeds it until it is warm.
    ///
    /// @return how many documents it was fed
    private int warmUp(ServerProcess server, ServedFlow flow) throws Exception {
        var fed = new AtomicInteger();
        WarmUp.run(
                () -> server.cost(() -> {
                            feed(flow, WARM_UP_CONNECTIONS, ROUND);
                            flow.awaitSettled(fed.addAndGet(ROUND), PAUSE);
                        })
                        .cpu(),
                times.warmUp(),
                MOST_ROUNDS);
        return fed.get();
    }

    private Map<String, Double> measured(ServerProcess server, ServedFlow flow, int before, int count)
            throws Exception {
        var published = flow.published();
        var meter = new Meter();
        var cpu = server.cpuSeconds();
        var nanos = feed(flow, connections, count);
        var receipts = meter.wall();
        flow.awaitSettled(before + count, PAUSE);
        var numbers = new HashMap<String, Double>();
        numbers.put("wall", meter.wall());
        numbers.put("cpu", server.cpuSeconds() - cpu);
        flow.requireNoneFailed();
        numbers.put("receipts", receipts);
        Arrays.sort(nanos);
        numbers.put("p50", nanos[count / 2] / NANOS_OF_A_MICRO);
        numbers.put("p99", nanos[count - 1 - count / 100] / NANOS_OF_A_MICRO);
        numbers.put("sent", (double) count);
        numbers.put("expected", count * 0.8);
        numbers.put("delivered", (double) (flow.published() - published));
        numbers.put("checksum", 0.0);
        numbers.put("expectedChecksum", 0.0);
        return numbers;
    }

    /// Feeds so many documents.
    ///
    /// @return how long each receipt took, in nanoseconds
    private long[] feed(ServedFlow flow, int connections, int count) throws Exception {
        var nanos = new long[count];
        var next = new AtomicInteger();
        var senders = new ArrayList<FutureTask<Void>>();
        for (var connection = 0; connection < connections; connection++) {
            var sender = new FutureTask<Void>(() -> {
                try (var open = flow.connect()) {
                    for (var number = next.getAndIncrement(); number < count; number = next.getAndIncrement()) {
                        var start = System.nanoTime();
                        ServedFlow.feed(open, requests[number % CORPUS]);
                        nanos[number] = System.nanoTime() - start;
                    }
                }
                return null;
            });
            Thread.ofPlatform().start(sender);
            senders.add(sender);
        }
        for (var sender : senders) {
            sender.get();
        }
        return nanos;
    }
}
