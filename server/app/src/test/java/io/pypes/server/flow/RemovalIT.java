package io.pypes.server.flow;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What happens to the documents of a flow that is removed.
@Timeout(120)
class RemovalIT {

    private static final int SENDERS = 3;

    @TempDir
    private Path folder;

    private OwnServer server;
    private Client client;

    @BeforeEach
    void start() throws IOException {
        var jars = Files.createDirectories(folder.resolve("jars"));
        var jar = PluginJar.of(Hold.class).write(jars.resolve("hold.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
        server = OwnServer.start(folder, "--pypes.stop-deadline=0s");
        client = server.client();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void a_flow_with_a_document_in_flight_goes_on_and_is_removed_when_it_has_ended() throws Exception {
        var gate = Hold.newGate();
        var flow = client.publish("Orders", "read-csv", "hold", "write-ndjson {'file': 'orders.ndjson'}");
        send(flow);

        var refused = remove(flow, "");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.code()).isEqualTo("flow-holds-documents");
        assertThat(refused.detail())
                .isEqualTo("Flow \"orders\" holds 1 document, which would be removed with it. "
                        + "Let it finish, or remove it with \"?documents=discard\".");
        assertThat(client.get(path(flow)).json().path("state").asString()).isEqualTo("running");
        gate.countDown();
        assertThat(client.feed(flow, "text/csv", "a\n2\n").path("state").asString())
                .isEqualTo("published");
        assertThat(remove(flow, "").status()).isEqualTo(204);
        assertThat(written("orders.ndjson")).hasSize(2);
    }

    @Test
    void a_flow_with_dead_letters_is_removed_with_them_if_they_are_meant() throws Exception {
        var flow = client.publish("Orders", "read-csv", "discard");
        client.feed(flow, "image/png", "x");
        client.feed(flow, "image/png", "y");

        var refused = remove(flow, "");
        var left = client.get(path(flow) + "/dead-letters").json();
        var removed = remove(flow, "?documents=discard");

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.detail())
                .isEqualTo("Flow \"orders\" holds 2 dead letters, which would be removed with it. "
                        + "Replay or discard them, or remove it with \"?documents=discard\".");
        assertThat(left.path("total").asInt()).isEqualTo(2);
        assertThat(removed.status()).as(removed.text()).isEqualTo(204);
        assertThat(client.get(path(flow)).status()).isEqualTo(404);
    }

    @Test
    void documents_that_wait_on_disk_count_too_and_do_not_come_back_when_discarded() throws Exception {
        var gate = Hold.newGate();
        var flow = client.publish("Orders", "read-csv", "hold", "write-ndjson {'file': 'orders.ndjson'}");
        send(flow);
        send(flow);
        client.send("POST", path(flow) + "/stop", new byte[0]);

        var refused = remove(flow, "");
        var state = client.get(path(flow)).json().path("state").asString();
        var removed = remove(flow, "?documents=discard");

        assertThat(refused.detail()).startsWith("Flow \"orders\" holds 2 documents, which");
        assertThat(state).isEqualTo("stopped");
        assertThat(removed.status()).isEqualTo(204);
        gate.countDown();
        var again = client.publish("Orders", "read-csv", "write-ndjson {'file': 'orders.ndjson'}");
        client.feed(again, "text/csv", "a\n3\n");
        assertThat(written("orders.ndjson")).hasSize(1).first().asString().contains("3");
        assertThat(client.get("/api/v1/ledger").json().path("difference").isEmpty())
                .isTrue();
    }

    @Test
    void what_is_to_become_of_documents_is_discard_or_nothing() throws Exception {
        var flow = client.publish("Orders", "read-csv", "discard");

        var answer = remove(flow, "?documents=keep");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.detail())
                .isEqualTo("The parameter \"documents\" is \"keep\". It must be one of \"discard\".");
    }

    @RepeatedTest(5)
    void no_document_is_lost_to_a_removal_that_does_not_discard() throws Exception {
        var flow = client.publish("Orders", "read-csv", "write-ndjson {'file': 'orders.ndjson'}");
        var busy = new CountDownLatch(10);
        Callable<List<Integer>> sender = () -> {
            var answers = new ArrayList<Integer>();
            do {
                answers.add(send(flow).status());
                busy.countDown();
            } while (answers.getLast() != 404);
            return answers;
        };

        var answers = new ArrayList<Integer>();
        try (var senders = Executors.newFixedThreadPool(SENDERS)) {
            var sending = IntStream.range(0, SENDERS)
                    .mapToObj(_ -> senders.submit(sender))
                    .toList();
            busy.await();
            int removed;
            do {
                removed = remove(flow, "").status();
            } while (removed == 409);
            assertThat(removed).isEqualTo(204);
            for (var sent : sending) {
                answers.addAll(sent.get());
            }
        }

        assertThat(answers).contains(202).isSubsetOf(202, 404, 409, 429);
        assertThat(written("orders.ndjson"))
                .hasSize((int) answers.stream().filter(status -> status == 202).count());
    }

    private Client.Answer send(String flow) throws IOException, InterruptedException {
        return client.send("POST", path(flow) + "/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");
    }

    private Client.Answer remove(String flow, String query) throws IOException, InterruptedException {
        return client.send("DELETE", path(flow) + query, new byte[0], "If-Match", "*");
    }

    private List<String> written(String file) throws IOException {
        return Files.readAllLines(folder.resolve("data/output").resolve(file));
    }

    private static String path(String flow) {
        return "/api/v1/flows/" + flow;
    }
}
