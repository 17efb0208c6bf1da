package io.pypes.benchmarks.work;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// Starts the real server, and has it read the documents that Tika's parsers are tested with, inside itself or in a
/// worker process. Each has to come to the very same as inside another server. The CPU time is that of the server
/// and its worker; the sender is this process.
final class IsolateWork {

    private static final int MOST_ROUNDS = 5;
    private static final int MEASURED_ROUNDS = 2;
    private static final int SHOWN = 20;

    private final Times times;
    private final TikaDocuments tika = TikaDocuments.ofBuild();
    private final SequencedMap<String, byte[]> documents;

    /// @param size how many documents are read, of all
    IsolateWork(int size, Times times) throws IOException {
        this.times = times;
        this.documents = tika.documents(size);
    }

    /// Reads them in the server, and then where they are to be read.
    ///
    /// @param place as the API calls it
    Map<String, Double> run(String place) throws Exception {
        Yields expected;
        try (var server = ServerProcess.toBeFed(List.of(tika.plugin()))) {
            var flow = new CorpusFlow(server, "server", documents);
            flow.feed();
            expected = flow.yields();
        }
        try (var server = ServerProcess.toBeFed(List.of(tika.plugin()))) {
            return measured(server, new CorpusFlow(server, place, documents), expected);
        }
    }

    private Map<String, Double> measured(ServerProcess server, CorpusFlow flow, Yields expected) throws Exception {
        var isShort = times.warmUp() < 1;
        var rounds = isShort ? 1 : MEASURED_ROUNDS;
        WarmUp.run(
                () -> {
                    var cost = server.cost(flow::feed);
                    requireEqual(flow.yields(), expected);
                    return cost.cpu();
                },
                times.warmUp(),
                isShort ? 1 : MOST_ROUNDS);
        var cost = Cost.NONE;
        var checksum = 0L;
        for (var round = 0; round < rounds; round++) {
            cost = cost.plus(server.cost(flow::feed));
            var yields = flow.yields();
            requireEqual(yields, expected);
            checksum += yields.checksum();
        }
        var numbers = cost.numbers();
        numbers.put("sent", (double) documents.size() * rounds);
        numbers.put("delivered", (double) expected.lines().size() * rounds);
        numbers.put("checksum", (double) checksum);
        numbers.put("expectedChecksum", (double) expected.checksum() * rounds);
        return numbers;
    }

    private static void requireEqual(Yields yields, Yields expected) throws IOException {
        var differences = yields.differences(expected);
        if (!differences.isEmpty()) {
            throw new IOException("%d documents came to something else than in another server:\n%s"
                    .formatted(
                            differences.size(),
                            String.join("\n", differences.subList(0, Math.min(SHOWN, differences.size())))));
        }
    }
}
