package io.pypes.chaos;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Documents of a flow that is stopped while they are in flight, and started only in the end. Until then the intake
/// log must not lose them, though nearly all around them goes, so that it is compacted again and again.
final class Held {

    private static final int COUNT = 20;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Victim victim;
    private final Path gate;

    private Held(Victim victim, Path output) {
        this.victim = victim;
        this.gate = output.resolve("gate");
    }

    /// Gives the flow documents, and stops it.
    static Held fill(Victim victim, ServerProcess.Place place, Notebook notebook)
            throws IOException, InterruptedException, ChaosException {
        var keys = IntStream.range(0, COUNT)
                .mapToObj(number -> new Key(Flow.GATED, 0, 0, 10 * number))
                .toList();
        try (var connection = new Connection(place.port(), PATIENCE)) {
            for (var key : keys) {
                var body = new Bodies(0).of(List.of(key));
                var answer =
                        connection.post("/api/v1/flows/gated/documents", "application/json", Optional.empty(), body);
                if (answer.status() != 202) {
                    throw new ChaosException("The server answers %d: %s".formatted(answer.status(), answer.body()));
                }
                notebook.acknowledge(key, Sender.receipts(answer.body()).getFirst());
            }
        }
        victim.stop(Flow.GATED);
        return new Held(victim, place.output());
    }

    /// Lets them go.
    void release() throws IOException, InterruptedException, ChaosException {
        Files.createFile(gate);
        victim.start(Flow.GATED);
    }
}
