package io.pypes.benchmarks.work;

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

/// Starts the real server, has it search texts with patterns in worker processes, and kills one of those every second,
/// each in its turn, not the one that is kept ready. It is fed more than it can do, so that it always has some to work
/// on.
final class KillsWork {

    private static final Pattern PID = Pattern.compile("\"name\":\"worker-[^}]*?\"pid\":([0-9]+)");
    private static final int IN_FLIGHT = 40; // what two workers do in a second
    private static final Duration PAUSE = Duration.ofMillis(50);

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
        try (var server = ServerProcess.toBeFed(
                        List.of(), "--pypes.workers.number=" + workers, "--pypes.limits.documents=" + IN_FLIGHT);
                var helpers = Executors.newScheduledThreadPool(2)) {
            var flow = ServedFlow.publish(server, "spread", "workers", SpreadWork.file());
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
            flow.awaitSettled(accepted, PAUSE);
            flow.requireNoneFailed();
            return numbers(cost, done, accepted, flow.published());
        }
    }

    private Map<String, Double> numbers(Cost cost, long done, long accepted, long published) {
        var numbers = new HashMap<>(Map.of("wall", cost.wall())); // what killed processes took is not known
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
            var request = SpreadWork.request(flow, SpreadWork.document(0));
            var accepted = 0L;
            try (var connection = flow.connect()) {
                while (!over.get()) {
                    if (connection.send(request).status() == ServedFlow.ACCEPTED) {
                        accepted++;
                    } else {
                        Thread.sleep(PAUSE);
                    }
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
