package io.pypes.chaos;

import io.pypes.chaos.Findings.Row;
import io.pypes.chaos.ServerProcess.Place;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;

/// Feeds a server with little memory much faster than it can publish: it refuses what is too much, at once, and keeps
/// what it has accepted.
final class Overload {

    private static final int CONNECTIONS = 16;
    private static final int PADDING = 10_000;
    private static final int DOCUMENTS = 10_000; // in the flow, as usual; the memory they may take is used up before
    private static final int LEAST_TIMES = 10;
    private static final int LONGEST_MILLIS = 1000;
    private static final Set<Integer> EXPECTED = Set.of(202, 429, 503);
    private static final Duration POLL = Duration.ofSeconds(1);
    private static final Setup SETUP = new Setup(
            List.of(Flow.SLOW), Feed.same(CONNECTIONS, List.of(Flow.SLOW), 1, PADDING), "256m", DOCUMENTS, List.of());

    private final Notebook notebook = new Notebook();
    private final Heap heap = new Heap();
    private final List<String> faults = new ArrayList<>();
    private final Place place;
    private final Victim victim;
    private double times;

    private Overload(Place place) throws IOException, InterruptedException, ChaosException {
        this.place = place;
        this.victim = Victim.start(place, notebook);
    }

    static Findings run(int minutes, Path folder, int port, long seed)
            throws IOException, InterruptedException, ChaosException {
        var overload = new Overload(new Place(folder, folder.resolve("data"), port, SETUP));
        try {
            return overload.run(Duration.ofMinutes(minutes), seed);
        } finally {
            overload.victim.server().kill();
        }
    }

    private Findings run(Duration time, long seed) throws IOException, InterruptedException, ChaosException {
        var senders = Senders.start(place.port(), SETUP.feeds(), notebook, 0, seed);
        victim.awaitAccepting();
        load(time);
        senders.stop();
        Calm.settle(victim);
        return compare();
    }

    private void load(Duration time) throws IOException, InterruptedException, ChaosException {
        for (var left = time; left.isPositive(); left = left.minus(POLL)) {
            victim.leave(POLL);
            if (notebook.answers().containsKey(429)) { // the flow is full from now on
                heap.add(victim.api().metrics());
            }
        }
        var ended = victim.api().numbers().values().stream()
                .mapToLong(flow -> flow.accepted() - flow.inFlight())
                .sum();
        var asked = notebook.answers().values().stream()
                .mapToLong(Integer::longValue)
                .sum();
        times = (double) asked / Math.max(1, ended);
    }

    private Findings compare() throws IOException, InterruptedException {
        var verdict = new Comparison(
                        notebook.acknowledged(),
                        notebook.unanswered(),
                        Outputs.read(place.output()),
                        victim.api().deadLetters(),
                        _ -> false)
                .verdict();
        var took = notebook.latencies();
        var table = List.of(
                new Row("acknowledged", notebook.acknowledgedCount()),
                new Row("published", verdict.published()),
                new Row("dropped", verdict.dropped()),
                new Row("dead-lettered", verdict.deadLettered()),
                new Row("not answered", notebook.unanswered().size()),
                new Row("doubled", verdict.doubled()),
                new Row("lost", verdict.lost().size()),
                new Row("offered for each that ended", "%.0f".formatted(times)),
                new Row("half of the answers within", took.percentile(50) + " ms"),
                new Row("99 of 100 within", took.percentile(99) + " ms"),
                new Row("all within", took.percentile(100) + " ms"),
                new Row("least heap after collections, first third", percent(heap.first())),
                new Row("least heap after collections, last third", percent(heap.last())),
                new Row("answers by status", notebook.answers()));
        check(verdict);
        return new Findings(table, faults)
                .with(Findings.lost(verdict.lost(), notebook, victim.api()))
                .with(Findings.faults(notebook, verdict))
                .with(victim.api().differences());
    }

    private static String percent(OptionalDouble share) {
        return share.isPresent() ? "%.0f %%".formatted(100 * share.getAsDouble()) : "unknown";
    }

    private void check(Comparison.Verdict verdict) throws IOException {
        var others = new ArrayList<>(notebook.answers().keySet());
        others.removeAll(EXPECTED);
        check(others.isEmpty(), "The server answers %s. Only %s may be answered.".formatted(others, EXPECTED));
        var longest = notebook.latencies().percentile(100);
        check(longest <= LONGEST_MILLIS, "An answer took %d ms. Each may take a second.".formatted(longest));
        check(times >= LEAST_TIMES, "Only %.1f times as much was sent as was published.".formatted(times));
        check(
                heap.isFlat(),
                "The least heap after collections grew from %s to %s."
                        .formatted(percent(heap.first()), percent(heap.last())));
        check(verdict.doubled() == 0, "Documents were doubled, though the server did not end.");
        check(!victim.server().hasSaid("OutOfMemoryError"), "The server ran out of memory.");
    }

    private void check(boolean isWell, String otherwise) {
        if (!isWell) {
            faults.add(otherwise);
        }
    }
}
