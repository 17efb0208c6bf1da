package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A server with the documents plugin: its parsers run in a process of their own.
@Timeout(180)
class WorkersIT {

    @TempDir
    private Path folder;

    @Test
    void documents_are_read_in_a_worker_which_can_be_restarted_or_killed() throws Exception {
        try (var server = OwnServer.withDocuments(folder)) {
            var client = server.client();
            assertThat(worker(client).path("state").asString()).isEqualTo("waiting");
            var flow = client.publish("In a worker", "read-documents", "write-ndjson {'file': 'out.ndjson'}");

            assertPublished(client, flow, "one");
            var before = worker(client);
            assertThat(before.path("state").asString()).isEqualTo("ready");
            assertThat(before.path("documents").asInt()).isEqualTo(1);
            assertThat(before.path("flows").path(0).asString()).isEqualTo(flow);
            assertThat(before.path("pid").asLong())
                    .isNotEqualTo(ProcessHandle.current().pid());

            var restarted = client.send("POST", "/api/v1/workers/worker-1/restart", new byte[0]);
            assertThat(restarted.status()).isEqualTo(204);
            assertPublished(client, flow, "two");
            var after = worker(client);
            assertThat(after.path("restarts").asInt()).isEqualTo(1);
            assertThat(after.path("lastEnd").path("cause").asString()).isEqualTo("It was restarted.");

            ProcessHandle.of(after.path("pid").asLong()).orElseThrow().destroyForcibly();
            assertPublished(client, flow, "three");
            assertThat(client.get("/actuator/prometheus").text())
                    .contains("pypes_worker_documents_total{worker=\"worker-1\"} 3.0")
                    .contains("pypes_worker_ends_total{why=\"outside\",worker=\"worker-1\"} 1.0")
                    .contains("pypes_worker_ends_total{why=\"wanted\",worker=\"worker-1\"} 1.0");
            assertThat(worker(client).path("lastEnd").path("cause").asString())
                    .startsWith("It was ended by signal 9 (SIGKILL).");
        }
    }

    @Test
    void a_worker_is_started_by_way_of_the_command_that_is_set() throws Exception {
        var script = Files.writeString(folder.resolve("by-way"), "#!/bin/sh\necho \"$@\" >$0.said\nexec \"$@\"\n");
        assertThat(script.toFile().setExecutable(true)).isTrue();

        try (var server = OwnServer.withDocuments(folder, "--pypes.workers.prefix=" + script + " nice -n 1")) {
            var flow = server.client().publish("By way", "read-documents", "write-ndjson {'file': 'out.ndjson'}");

            assertPublished(server.client(), flow, "one");
        }

        assertThat(folder.resolve("by-way.said")).content().startsWith("nice -n 1 ");
    }

    @Test
    void any_flow_can_be_told_where_to_run() throws Exception {
        try (var server = OwnServer.start(folder, "--pypes.workers.number=2")) {
            var client = server.client();
            var flow = client.publish("Anywhere", "read-json", "write-ndjson {'file': 'out.ndjson'}");
            var path = "/api/v1/flows/" + flow;
            assertThat(client.get(path + "/place").json().path("place").asString())
                    .isEqualTo("auto");
            assertThat(client.feed(flow, "application/json", "{\"n\":1}")
                            .path("state")
                            .asString())
                    .isEqualTo("published");
            assertThat(flowsOf(client)).isEmpty();

            place(client, path, "worker");
            client.send("POST", path + "/publish", new byte[0], "If-Match", "*");
            assertThat(client.feed(flow, "application/json", "{\"n\":2}")
                            .path("state")
                            .asString())
                    .isEqualTo("published");
            assertThat(flowsOf(client)).containsExactly(flow);

            place(client, path, "workers");
            client.send("POST", path + "/stop", new byte[0]);
            client.send("POST", path + "/start", new byte[0]);
            assertThat(client.feed(flow, "application/json", "{\"n\":3}")
                            .path("state")
                            .asString())
                    .isEqualTo("published");
            assertThat(flowsOf(client)).containsExactly(flow, flow);
            assertThat(client.get("/actuator/prometheus").text())
                    .contains("pypes_worker_up{worker=\"worker-1\"} 1.0")
                    .contains("pypes_worker_restarts_total{worker=\"worker-2\"} 0.0");
        }
    }

    static void place(Client client, String path, String place) throws Exception {
        var answer = client.send(
                "PUT",
                path + "/place",
                "{\"place\":\"%s\"}".formatted(place).getBytes(UTF_8),
                "Content-Type",
                "application/json");
        assertThat(answer.status()).isEqualTo(200);
    }

    private static List<String> flowsOf(Client client) throws Exception {
        var flows = new ArrayList<String>();
        for (var worker : client.get("/api/v1/workers").json().path("workers")) {
            worker.path("flows").forEach(flow -> flows.add(flow.asString()));
        }
        return flows;
    }

    @Test
    void two_workers_write_one_file_and_spoil_nothing() throws Exception {
        try (var server = OwnServer.start(folder, "--pypes.workers.number=2")) {
            var client = server.client();
            var flow =
                    client.publish("One file", "read-json {'layout': 'lines'}", "write-ndjson {'file': 'out.ndjson'}");
            place(client, "/api/v1/flows/" + flow, "workers");
            client.send("POST", "/api/v1/flows/" + flow + "/publish", new byte[0], "If-Match", "*");

            for (var round = 0; round < 20; round++) {
                var lines = new StringBuilder();
                for (var number = 0; number < 100; number++) {
                    lines.append("{\"n\":%d}%n".formatted(100 * round + number));
                }
                var answer = client.send(
                        "POST",
                        "/api/v1/flows/" + flow + "/documents",
                        lines.toString().getBytes(UTF_8),
                        "Content-Type",
                        "application/x-ndjson",
                        "Prefer",
                        "wait=30");
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
            }

            try (var lines = Files.lines(folder.resolve("data/output/out.ndjson"))) {
                assertThat(lines.toList()).hasSize(2000).allMatch(line -> line.matches("\\{.*\"n\":\\d+.*}"));
            }
            for (var worker : client.get("/api/v1/workers").json().path("workers")) {
                assertThat(worker.path("documents").asInt()).isPositive();
            }
        }
    }

    /// Publishes a flow in a worker, where it cannot start.
    private static String refusalOfWorker(Client client, String flow) throws Exception {
        var path = "/api/v1/flows/" + flow;
        place(client, path, "worker");
        return client.send("POST", path + "/publish", new byte[0], "If-Match", "*")
                .detail();
    }

    @Test
    void a_flow_does_not_start_in_workers_that_are_not_allowed_for() throws Exception {
        try (var server = OwnServer.start(folder, "--pypes.workers.number=0")) {
            var client = server.client();
            var flow = client.publish("Nowhere", "read-json", "discard");

            assertThat(refusalOfWorker(client, flow))
                    .isEqualTo("Flow \"nowhere\" is to run in a worker process, but the setting"
                            + " \"pypes.workers.number\" is 0. Allow for some, or choose another place for the flow.");
            assertThat(client.feed(flow, "application/json", "{}").path("state").asString())
                    .isEqualTo("published"); // in the revision before
        }
    }

    @Test
    void a_flow_whose_worker_cannot_be_started_says_why() throws Exception {
        try (var server =
                OwnServer.start(folder, "--pypes.workers.prefix=no-such-command", "--pypes.workers.opening=1s")) {
            var client = server.client();
            var flow = client.publish("Nowhere", "read-json", "discard");

            assertThat(refusalOfWorker(client, flow))
                    .contains("No worker process has started in 1 s. It cannot be started: Cannot run program"
                            + " \"no-such-command\"");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_flow_whose_worker_ends_at_once_says_how_and_what_it_printed() throws Exception {
        var script = Files.writeString(folder.resolve("deny"), "echo no permission >&2; exit 3");
        try (var server =
                OwnServer.start(folder, "--pypes.workers.prefix=sh " + script, "--pypes.workers.opening=2s")) {
            var client = server.client();
            var flow = client.publish("Nowhere", "read-json", "discard");

            assertThat(refusalOfWorker(client, flow))
                    .contains("It did not start. It ended with status 3. It said: \"no permission\".");
        }
    }

    @Test
    void a_worker_that_is_not_there_is_not_restarted() throws Exception {
        try (var server = OwnServer.start(folder)) {
            var answer = server.client().send("POST", "/api/v1/workers/nobody/restart", new byte[0]);

            assertThat(answer.status()).isEqualTo(404);
            assertThat(answer.detail()).isEqualTo("There is no worker \"nobody\".");
        }
    }

    private static JsonNode worker(Client client) throws Exception {
        return client.get("/api/v1/workers").json().path("workers").path(0);
    }

    private static void assertPublished(Client client, String flow, String text) throws Exception {
        var html = "<html><body>%s</body></html>".formatted(text);
        var fed = client.feed(flow, "?filename=a.rtf", rtf(html), "Content-Type", "application/rtf");
        assertThat(fed.path("state").asString()).as(fed.toString()).isEqualTo("published");
    }

    private static byte[] rtf(String text) {
        return "{\\rtf1 %s}".formatted(text).getBytes(UTF_8);
    }
}
