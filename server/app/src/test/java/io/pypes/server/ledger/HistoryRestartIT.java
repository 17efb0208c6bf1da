package io.pypes.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.OwnServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What became of documents of one life of the server, asked in the next.
@Timeout(120)
class HistoryRestartIT {

    private static final String READ = "read-csv";
    private static final String DATE = "normalise-dates {'attributes':['date'],'output':'iso-date'}";
    private static final String MENDED =
            "normalise-dates {'attributes':['date'],'formats':['iso','dd.MM.yyyy'],'output':'iso-date'}";
    private static final String WRITE = "write-ndjson {'file':'dates.ndjson'}";

    @TempDir
    private Path folder;

    @Test
    void receipts_and_lists_are_answered_as_before() throws Exception {
        String published;
        String dead;
        String flow;
        try (var server = OwnServer.start(folder)) {
            flow = server.client().publish("Dates", READ, DATE, WRITE);
            published = server.client()
                    .feed(flow, "?filename=a.csv", "date\n2026-09-11\n".getBytes(UTF_8))
                    .toString();
            dead = server.client().feed(flow, "text/csv", "date\n11.09.2026\n").toString();
        }

        try (var server = OwnServer.start(folder)) {
            var list = server.client()
                    .get("/api/v1/flows/" + flow + "/documents")
                    .json()
                    .path("documents");

            assertThat(list)
                    .extracting(document -> document.path("state").asString())
                    .containsExactly("dead-lettered", "published");
            assertThat(withoutPackets(published))
                    .contains(list.path(1).path("id").asString(), "\"filename\":\"a.csv\"");
            var answer = server.client()
                    .get("/api/v1/documents/" + list.path(1).path("id").asString());
            assertThat(withoutPackets(answer.text())).isEqualTo(withoutPackets(published));
            answer = server.client()
                    .get("/api/v1/documents/" + list.path(0).path("id").asString());
            assertThat(withoutPackets(answer.text())).isEqualTo(withoutPackets(dead));
        }
    }

    /// What was published is told only to those who wait for it.
    private static String withoutPackets(String status) {
        return status.replaceAll(",\"packets\":\\[.*?\\](?=,\"truncated\")", "");
    }

    @Test
    void a_part_that_is_replayed_is_found_at_its_document() throws Exception {
        String flow;
        String receipt;
        try (var server = OwnServer.start(folder)) {
            flow = server.client().publish("Dates", READ, DATE, WRITE);
            receipt = server.client()
                    .feed(flow, "text/csv", "date\n2026-09-11\n11.09.2026\n")
                    .path("id")
                    .asString();
        }
        try (var server = OwnServer.start(folder)) {
            var client = server.client();
            client.republish(flow, READ, MENDED, WRITE);
            client.postJson("/api/v1/flows/" + flow + "/dead-letters/replay", "{\"all\":true}");
            client.send("POST", "/api/v1/flows/" + flow + "/stop", new byte[0]);
        }

        try (var server = OwnServer.start(folder)) {
            var whole = server.client().get("/api/v1/documents/" + receipt).json();
            var part = whole.path("replayed").path(0).asString();
            var status = server.client().get("/api/v1/documents/" + part).json();

            assertThat(whole.path("state").asString()).isEqualTo("dead-lettered");
            assertThat(status.path("partOf").asString()).isEqualTo(receipt);
            assertThat(status.path("state").asString()).isEqualTo("published");
        }
    }

    @Test
    void a_removed_flow_leaves_nothing() throws Exception {
        String receipt;
        try (var server = OwnServer.start(folder)) {
            var flow = server.client().publish("Dates", READ, DATE, WRITE);
            receipt = server.client()
                    .feed(flow, "text/csv", "date\n2026-09-11\n")
                    .path("id")
                    .asString();
        }
        try (var server = OwnServer.start(folder)) {
            server.client().send("DELETE", "/api/v1/flows/dates", new byte[0], "If-Match", "*");

            assertThat(server.client().get("/api/v1/documents/" + receipt).code())
                    .isEqualTo("document-unknown");
        }
    }
}
