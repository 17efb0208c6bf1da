package io.pypes.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.server.catalog.PluginJar;
import io.pypes.server.catalog.samples.Hold;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// How the server stops while a component hangs that does not listen to interrupts.
@Timeout(90)
@ExtendWith(OutputCaptureExtension.class)
class StopIT {

    private static final Duration DEADLINE = Duration.ofSeconds(5);
    private static final Duration A_LITTLE = Duration.ofSeconds(5); // of which the engine takes two

    @TempDir
    private Path folder;

    @BeforeEach
    void drop() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        var jar = PluginJar.of(Hold.class).write(jars.resolve("hold.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
    }

    @Test
    void the_server_stops_in_time_says_what_it_waits_for_and_goes_on_later(CapturedOutput output) throws Exception {
        var gate = Hold.newGate();
        var server = start();
        var flow = server.client().publish("Orders", "read-csv", "hold", "write-ndjson {'file': 'orders.ndjson'}");
        send(server.client(), flow);
        send(server.client(), flow);

        var begin = System.nanoTime();
        server.close();
        var took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(took).isGreaterThan(DEADLINE).isLessThan(DEADLINE.plus(A_LITTLE));
        assertThat(output.getOut())
                .containsPattern("StopReport: Revision 1 of flow \"orders\" is stopping: 2 documents in flight; "
                        + "node .*\"n2\" has been in one call for [0-9]+ s.* What is left in 2 s waits on disk\\.");
        gate.countDown();
        try (var again = start()) {
            again.client().feed(flow, "text/csv", "a\n2\n");
            awaitSettled(again.client());
            assertThat(Files.readAllLines(folder.resolve("data/output/orders.ndjson")))
                    .hasSize(3);
        }
    }

    @Test
    void a_document_whose_content_is_gone_when_the_server_starts_is_a_dead_letter() throws Exception {
        var gate = Hold.newGate();
        String receipt;
        try (var server = start()) {
            var flow = server.client().publish("Orders", "read-csv", "hold", "write-ndjson {'file': 'orders.ndjson'}");
            var large = "a\n" + "1\n".repeat(200_000); // too large for the log
            receipt = server.client()
                    .send(
                            "POST",
                            "/api/v1/flows/" + flow + "/documents",
                            large.getBytes(UTF_8),
                            "Content-Type",
                            "text/csv")
                    .json()
                    .at("/documents/0/id")
                    .asString();
        }
        try (var content = Files.newDirectoryStream(folder.resolve("data/accepted"), "*.content")) {
            for (var file : content) {
                Files.delete(file);
            }
        }
        gate.countDown();

        try (var server = start()) {
            awaitSettled(server.client());

            assertThat(server.client().get("/api/v1/documents/" + receipt).text())
                    .contains(
                            "\"state\":\"dead-lettered\"",
                            "The file with the content of this document is gone from the disk of the server.");
        }
    }

    private OwnServer start() {
        return OwnServer.start(folder, "--pypes.stop-deadline=5s", "--spring.lifecycle.timeout-per-shutdown-phase=1s");
    }

    private static void send(Client client, String flow) throws IOException, InterruptedException {
        var answer = client.send(
                "POST", "/api/v1/flows/" + flow + "/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");
        assertThat(answer.status()).isEqualTo(202);
    }

    private static void awaitSettled(Client client) throws IOException, InterruptedException {
        while (client.get("/api/v1/ledger")
                .json()
                .path("flows")
                .valueStream()
                .anyMatch(of -> of.path("inFlight").asInt() > 0)) {
            Thread.onSpinWait();
        }
    }
}
