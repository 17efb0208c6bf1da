package io.pypes.chaos;

import io.pypes.chaos.Findings.Row;
import io.pypes.chaos.ServerProcess.Place;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Kills a server with very many documents in flight: it accepts the next one soon after its start, and all come out
/// when they can.
final class Restart {

    private static final int LINES = 5000;
    private static final Duration LONGEST = Duration.ofSeconds(10);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration POLL = Duration.ofMillis(5);

    private final int documents;
    private final Place place;
    private final PrintStream out;
    private final Victim victim;
    private final List<Row> table = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();

    private Restart(int documents, Place place, PrintStream out)
            throws IOException, InterruptedException, ChaosException {
        this.documents = documents;
        this.place = place;
        this.out = out;
        this.victim = Victim.start(place, new Notebook());
    }

    static Findings run(int documents, Path folder, int port, PrintStream out)
            throws IOException, InterruptedException, ChaosException {
        var setup = new Setup(
                List.of(Flow.GATED), List.of(), "3g", documents + LINES, List.of("--pypes.limits.memory=1GB"));
        var restart = new Restart(documents, new Place(folder, folder.resolve("data"), port, setup), out);
        try {
            return restart.run();
        } finally {
            restart.victim.server().kill();
        }
    }

    private Findings run() throws IOException, InterruptedException, ChaosException {
        table.add(new Row("documents in flight", documents));
        feed();
        tell("largest resident memory before the kill", victim.server().largestMemory());
        victim.killUnasked();
        victim.restart();
        awaitAccepting();
        publish();
        tell("largest resident memory after it", victim.server().largestMemory());
        var numbered = Numbered.read(place.output().resolve("gated.ndjson"), documents + 1);
        tell("published", numbered.there());
        tell("doubled", numbered.doubled());
        tell("lost", numbered.missing());
        faults.addAll(numbered.faults());
        faults.addAll(victim.api().differences());
        return new Findings(table, faults);
    }

    /// As soon as it is known, because it all takes a while.
    private void tell(String what, Object figure) {
        table.add(new Row(what, figure));
        out.printf("%s: %s%n", what, figure);
    }

    private void feed() throws IOException, ChaosException {
        var start = System.nanoTime();
        try (var connection = new Connection(place.port(), PATIENCE)) {
            for (var from = 0; from < documents; from += LINES) {
                var answer = post(connection, from, Math.min(documents, from + LINES));
                if (answer.status() != 202) {
                    throw new ChaosException("After %d documents, the server answers %d: %s"
                            .formatted(from, answer.status(), answer.body()));
                }
            }
        }
        tell("fed in", Findings.seconds(since(start)));
    }

    private static Connection.Answer post(Connection connection, int from, int to) throws IOException {
        var lines = IntStream.range(from, to)
                .mapToObj(number -> "{\"key\":\"%s\"}".formatted(new Key(Flow.GATED, 0, 0, number)))
                .collect(Collectors.joining("\n"));
        return connection.post(
                "/api/v1/flows/gated/documents",
                "application/x-ndjson",
                Optional.empty(),
                lines.getBytes(StandardCharsets.UTF_8));
    }

    private void awaitAccepting() throws InterruptedException, ChaosException {
        while (!isAccepted()) {
            if (since(victim.server().startedAt()).compareTo(PATIENCE) > 0) {
                throw new ChaosException(
                        "The server accepts nothing %d s after its start.".formatted(PATIENCE.toSeconds()));
            }
            Thread.sleep(POLL);
        }
        var took = since(victim.server().startedAt());
        tell("from the start to the first document accepted", Findings.seconds(took));
        if (took.compareTo(LONGEST) > 0) {
            faults.add("The first document was accepted %s after the start, and %s are allowed."
                    .formatted(Findings.seconds(took), Findings.seconds(LONGEST)));
        }
    }

    /// Sends one more document than the server has.
    private boolean isAccepted() {
        try (var connection = new Connection(place.port(), PATIENCE)) {
            return post(connection, documents, documents + 1).status() == 202;
        } catch (IOException _) { // the server is not there yet
            return false;
        }
    }

    private void publish() throws IOException, InterruptedException, ChaosException {
        var start = System.nanoTime();
        Files.createFile(place.output().resolve("gate"));
        var last = start;
        for (var before = -1L; before != 0; Thread.sleep(POLL.multipliedBy(10))) {
            var now = victim.api().inFlight();
            if (now != before) {
                last = System.nanoTime();
            } else if (since(last).compareTo(PATIENCE) > 0) {
                throw new ChaosException("%d documents are in flight, and none has ended for %d s."
                        .formatted(now, PATIENCE.toSeconds()));
            }
            before = now;
        }
        tell("all published in", Findings.seconds(since(start)));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
