package io.pypes.server.run;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
@Timeout(120)
class SwitchIT {

    private final Client client;

    SwitchIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @Test
    void publishing_under_load_refuses_and_loses_nothing() throws Exception {
        var flow = client.publish("Switch", "read-csv", "write-ndjson {'file':'switch.ndjson'}");
        var path = "/api/v1/flows/" + flow;
        var stop = new AtomicBoolean();
        Callable<List<Integer>> sender = () -> {
            var answers = new ArrayList<Integer>();
            while (!stop.get()) {
                var answer =
                        client.send("POST", path + "/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");
                answers.add(answer.status());
            }
            return answers;
        };

        var answers = new ArrayList<Integer>();
        try (var senders = Executors.newFixedThreadPool(2)) {
            var sending = List.<Future<List<Integer>>>of(senders.submit(sender), senders.submit(sender));
            for (var number = 0; number < 10; number++) {
                var etag = client.get(path).json().path("etag").asString();
                assertThat(client.send("POST", path + "/publish", new byte[0], "If-Match", etag)
                                .status())
                        .isEqualTo(200);
            }
            stop.set(true);
            for (var sent : sending) {
                answers.addAll(sent.get());
            }
        }

        assertThat(client.send("POST", path + "/stop", new byte[0]).status()).isEqualTo(200);
        assertThat(answers).containsOnly(202);
        var summary = client.get("/api/v1/flows?limit=200")
                .json()
                .path("flows")
                .valueStream()
                .filter(candidate -> candidate.path("id").asString().equals(flow))
                .findFirst()
                .orElseThrow();
        assertThat(summary.path("documents").path("published").asInt()).isEqualTo(answers.size());
        var written = client.get("/api/v1/files/content?path=switch.ndjson").text();
        assertThat(written.lines()).hasSize(answers.size());
    }
}
