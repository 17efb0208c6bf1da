package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.test.web.server.LocalServerPort;

/// The published revisions of a flow, as a user of the API sees them.
@ServerTest
@Timeout(60)
class RevisionsIT {

    private final Client client;

    RevisionsIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @AfterEach
    void as_if_nothing_was_here() throws Exception {
        for (var id : List.of("three-versions", "never-published")) {
            client.send("DELETE", "/api/v1/flows/" + id, new byte[0], "If-Match", "*");
        }
    }

    @Test
    void the_revisions_come_newest_first_page_by_page() throws Exception {
        var flow = client.publish("Three versions", "read-csv", "discard");
        var path = "/api/v1/flows/" + flow;
        client.republish(flow, "read-csv", "discard");
        client.postJson(path + "/publish", "{\"note\":\"Mended.\"}", "If-Match", "*");

        var first = client.get(path + "/revisions?limit=2").json();
        var second = client.get(
                        path + "/revisions?limit=2&cursor=" + first.path("next").asString())
                .json();

        assertThat(first.path("revisions")).hasSize(2);
        assertThat(first.at("/revisions/0/number").asInt()).isEqualTo(3);
        assertThat(first.at("/revisions/0/note").asString()).isEqualTo("Mended.");
        assertThat(first.at("/revisions/0/live").asBoolean()).isTrue();
        assertThat(Instant.parse(first.at("/revisions/0/publishedAt").asString()))
                .isAfter(Instant.parse(first.at("/revisions/1/publishedAt").asString()));
        assertThat(first.at("/revisions/1/live").asBoolean()).isFalse();
        assertThat(second.path("revisions")).hasSize(1);
        assertThat(second.at("/revisions/0/number").asInt()).isEqualTo(1);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void a_flow_that_was_never_published_has_none() throws Exception {
        client.postJson("/api/v1/flows", Client.chain("Never published", List.of("read-csv", "discard")));

        var answer = client.get("/api/v1/flows/never-published/revisions");

        assertThat(answer.json().path("revisions")).isEmpty();
    }

    @Test
    void the_revisions_of_no_flow_are_refused() throws Exception {
        assertThat(client.get("/api/v1/flows/nowhere/revisions").code()).isEqualTo("flow-unknown");
    }
}
