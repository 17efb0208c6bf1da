package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
            assertThat(worker(client).path("lastEnd").path("cause").asString())
                    .startsWith("It was ended by signal 9 (SIGKILL).");
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
