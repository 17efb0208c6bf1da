package io.pypes.server.accepted;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class CrashIT {

    private static final int SENDERS = 4;
    private static final int ENOUGH = 500;

    @TempDir
    private Path folder;

    private final Map<String, String> receipts = new ConcurrentHashMap<>(); // of documents that were accepted, by key

    @Test
    void what_was_accepted_is_published_though_the_server_was_killed() throws Exception {
        for (var round = 0; round < 2; round++) {
            try (var server = ServerProcess.start(folder)) {
                if (round == 0) {
                    server.client().publish("Orders", "read-json {}", "write-ndjson {'file': 'orders.ndjson'}");
                }
                feedUntilKilled(server, round);
            }
        }

        try (var server = ServerProcess.start(folder)) {
            awaitSettled(server.client());

            assertThat(receipts).hasSizeGreaterThan(ENOUGH);
            assertThat(published()).containsAll(receipts.keySet());
            for (var receipt : receipts.values()) {
                assertThat(server.client().get("/api/v1/documents/" + receipt).text())
                        .contains("\"state\":\"published\"");
            }
        }
    }

    private void feedUntilKilled(ServerProcess server, int round) throws InterruptedException {
        var before = receipts.size();
        var enough = new CountDownLatch(1);
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var sender = 0; sender < SENDERS; sender++) {
                var prefix = "%d-%d-".formatted(round, sender);
                senders.execute(() -> feed(server.client(), prefix, before, enough));
            }
            enough.await();
            server.kill();
        }
    }

    private void feed(Client client, String prefix, int before, CountDownLatch enough) {
        try {
            for (var number = 0; ; number++) {
                var key = prefix + number;
                var answer = client.postJson("/api/v1/flows/orders/documents", "{\"key\": \"%s\"}".formatted(key));
                if (answer.status() == 202) {
                    receipts.put(key, answer.json().at("/documents/0/id").asString());
                }
                if (receipts.size() - before > ENOUGH) {
                    enough.countDown();
                }
            }
        } catch (IOException | InterruptedException _) {
            // killed
        }
    }

    private static void awaitSettled(Client client) throws IOException, InterruptedException {
        while (client.get("/api/v1/ledger").json().at("/flows/0/inFlight").asInt(1) > 0) {
            Thread.onSpinWait();
        }
    }

    private List<String> published() throws IOException {
        return Files.readAllLines(folder.resolve("data/output/orders.ndjson")).stream()
                .map(line -> line.replaceAll(".*\"key\":\\s*\"([^\"]*)\".*", "$1"))
                .collect(Collectors.toList());
    }
}
