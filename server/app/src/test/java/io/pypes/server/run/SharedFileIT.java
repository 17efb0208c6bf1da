package io.pypes.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Revisions and flows that write the same file.
@ServerTest
@Timeout(120)
class SharedFileIT {

    private static final int LINES = 500;

    private final Client client;

    SharedFileIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @Test
    void another_node_takes_over_the_file_while_the_revision_before_drains() throws Exception {
        var writer = "write-ndjson {'file':'taken-over.ndjson'}";
        var flow = client.publish("Taken over", "read-text {'packets':'lines'}", writer);
        var path = "/api/v1/flows/" + flow;
        var stop = new AtomicBoolean();
        var published = new ArrayList<String>();

        var sent = new ArrayList<Integer>();
        try (var senders = Executors.newFixedThreadPool(2)) {
            var sending = new ArrayList<Future<Integer>>();
            for (var sender : List.of("a", "b")) {
                sending.add(senders.submit(() -> feedUntil(stop, path, sender)));
            }
            try {
                for (var number = 2; number < 8; number++) {
                    published.add(publish(path, writer, "writer-" + number));
                }
            } finally {
                stop.set(true); // or the senders would be waited for without end
            }
            for (var each : sending) {
                sent.add(each.get());
            }
        }
        client.send("POST", path + "/stop", new byte[0]);

        assertThat(published).allSatisfy(answer -> assertThat(answer).contains("\"state\":\"running\""));
        var written = client.get("/api/v1/files/content?path=taken-over.ndjson").text();
        var expected = List.of("a", "b").stream()
                .flatMap(sender -> IntStream.range(0, sent.get(sender.equals("a") ? 0 : 1))
                        .boxed()
                        .flatMap(number -> texts(sender, number).lines()))
                .map("{\"text\":\"%s\"}"::formatted);
        // sorted, because there may be a hundred thousand of them
        assertThat(written.lines().sorted())
                .containsExactlyElementsOf(expected.sorted().toList());
    }

    /// Publishes the flow with another node that writes.
    private String publish(String path, String writer, String node) throws IOException, InterruptedException {
        var draft = Client.chain("Taken over", List.of("read-text {'packets':'lines'}", writer))
                .replace("\"n2\"", "\"" + node + "\"");
        var saved =
                client.send("PUT", path, draft.getBytes(UTF_8), "If-Match", "*", "Content-Type", "application/json");
        assertThat(saved.status()).as(saved.text()).isEqualTo(200);
        return client.send("POST", path + "/publish", new byte[0], "If-Match", "*")
                .text();
    }

    /// Feeds one document after the other.
    ///
    /// @return how many
    private int feedUntil(AtomicBoolean stop, String path, String sender) throws IOException, InterruptedException {
        var count = 0;
        for (; !stop.get(); count++) {
            var body = texts(sender, count).getBytes(UTF_8);
            var answer = client.send("POST", path + "/documents", body, "Content-Type", "text/plain");
            assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        }
        return count;
    }

    private static String texts(String sender, int document) {
        var lines = new StringBuilder();
        for (var line = 0; line < LINES; line++) {
            lines.append("%s-%d-%d%n".formatted(sender, document, line));
        }
        return lines.toString();
    }

    @Test
    void another_flow_adds_to_the_file_too_if_it_writes_it_alike() throws Exception {
        var first = client.publish("First writer", "read-csv", "write-csv {'file':'both.csv'}");
        var second = client.publish("Second writer", "read-csv", "write-csv {'file':'both.csv'}");

        client.feed(first, "text/csv", "a,b\n1,2\n");
        client.feed(second, "text/csv", "b,a\n4,3\n");

        assertThat(client.get("/api/v1/files/content?path=both.csv").text()).isEqualTo("a,b\n1,2\n3,4\n");
    }

    @Test
    void another_flow_does_not_start_if_it_writes_the_file_otherwise() throws Exception {
        client.publish("As rows", "read-csv", "write-csv {'file':'claimed.csv'}");
        client.postJson(
                "/api/v1/flows", Client.chain("As lines", List.of("read-csv", "write-ndjson {'file':'claimed.csv'}")));

        var answer = client.send("POST", "/api/v1/flows/as-lines/publish", new byte[0], "If-Match", "*");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail())
                .isEqualTo(
                        "Node \"n2\" could not start: File \"claimed.csv\" is being written as CSV by node \"n2\" of flow"
                                + " \"as-rows\". Name another file for node \"n2\" of flow \"as-lines\", which writes NDJSON.");
    }
}
