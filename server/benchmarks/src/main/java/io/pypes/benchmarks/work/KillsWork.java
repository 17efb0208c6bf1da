package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// Starts the real server, has it read small documents in worker processes, and kills one of those every second, each
/// in its turn. It is fed more than it can do, so that it always has a few thousand to work on. The CPU time is that of
/// the server and of the processes that it has at the end.
final class KillsWork {

    private static final Pattern PID = Pattern.compile("\"pid\":([0-9]+)");
    private static final byte[] DOCUMENT = "{\\rtf1\\ansi {\\b Order 17.} %s\\par}"
            .formatted("Ten boxes of pencils. ".repeat(50))
            .getBytes(UTF_8);
    private static final String FLOW = """
            {"format":"pypes.flow/1","name":"Kills","layout":{},"nodes":[
            {"id":"read","component":"read-documents","version":1,"parameters":{}},
            {"id":"discard","component":"discard","version":1,"parameters":{}}],
            "wires":[{"id":"w","from":{"node":"read","port":"out"},"to":{"node":"discard","port":"in"}}]}""";

    private final int workers;
    private final Times times;
    private final AtomicInteger kills = new AtomicInteger();

    /// @param workers how many worker processes there are
    KillsWork(int workers, Times times) {
        this.workers = workers;
        this.times = times;
    }

    /// @param killing whether any is killed
    Map<String, Double> run(boolean killing) throws Exception {
        var plugin = TikaDocuments.ofBuild().plugin();
        try (var server = ServerProcess.toBeFed(List.of(plugin), "--pypes.workers.number=" + workers);
                var helpers = Executors.newScheduledThreadPool(2)) {
            var flow = ServedFlow.publish(server, "kills", "workers", FLOW);
            var over = new AtomicBoolean();
            var fed = helpers.submit(feeding(flow, over));
            sleep(times.warmUp());
            if (killing) {
                killEverySecond(flow, helpers);
            }
            var before = flow.published();
            var cost = server.cost(() -> sleep(times.measured()));
            var done = flow.published() - before;
            over.set(true);
            var accepted = fed.get();
            helpers.shutdownNow();
            flow.awaitSettled(accepted, Duration.ofMillis(100));
            flow.requireNoneFailed();
            return numbers(cost, done, accepted, flow.published());
        }
    }

    private Map<String, Double> numbers(Cost cost, long done, long accepted, long published) {
        var numbers = new HashMap<>(cost.numbers());
        numbers.put("sent", (double) done);
        numbers.put("expected", (double) accepted);
        numbers.put("delivered", (double) published);
        numbers.put("checksum", 0.0); // the documents are alike
        numbers.put("expectedChecksum", 0.0);
        numbers.put("kills", kills.doubleValue());
        return numbers;
    }

    /// @return feeds until it is over, and tells how many were accepted
    private static Callable<Long> feeding(ServedFlow flow, AtomicBoolean over) {
        return () -> {
            var request = Connection.post(flow.documents(), "application/rtf", DOCUMENT);
            var accepted = 0L;
            try (var connection = flow.connect()) {
                while (!over.get()) {
                    ServedFlow.feed(connection, request);
                    accepted++;
                }
            }
            return accepted;
        };
    }

    private void killEverySecond(ServedFlow flow, ScheduledExecutorService helpers) {
        var _ = helpers.scheduleAtFixedRate(() -> kill(flow), 0, 1, TimeUnit.SECONDS);
    }

    /// Kills the next worker that has a process.
    private void kill(ServedFlow flow) {
        try {
            var pids = PID.matcher(flow.get("/api/v1/workers"))
                    .results()
                    .map(found -> Long.valueOf(found.group(1)))
                    .toList();
            if (!pids.isEmpty()) {
                ProcessHandle.of(pids.get(kills.get() % pids.size())).ifPresent(ProcessHandle::destroyForcibly);
                kills.incrementAndGet();
            }
        } catch (IOException | InterruptedException over) {
            throw new IllegalStateException("The server does not answer.", over);
        }
    }

    private static void sleep(double seconds) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep((long) (seconds * 1e9));
    }
}
