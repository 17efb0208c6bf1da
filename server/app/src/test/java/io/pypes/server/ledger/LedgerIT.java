package io.pypes.server.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class LedgerIT {

    private final Client client;

    LedgerIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @Test
    void documents_are_listed_by_what_became_of_them() throws Exception {
        var flow = client.publish("List by state", "read-csv", "discard");
        client.feed(flow, "text/csv", "a\n1\n");
        var dead = client.feed(flow, "image/png", "x").path("id");

        var answer = client.get("/api/v1/flows/" + flow + "/documents?state=dead-lettered");

        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        assertThat(answer.json().path("documents").findValues("id")).containsExactly(dead);
    }

    @Test
    void what_was_accepted_is_what_has_ended_and_what_is_in_flight() throws Exception {
        var flow = client.publish("Count all", "read-csv", "discard");
        client.feed(flow, "text/csv", "a\n1\n");
        client.feed(flow, "image/png", "x");

        var ledger = client.get("/api/v1/ledger").json();

        assertThat(ledger.path("difference").isEmpty()).isTrue();
        assertThat(ledger.path("flows").toString())
                .contains("{\"flow\":\"count-all\",\"accepted\":2,\"published\":1,\"dropped\":0,\"deadLettered\":1,"
                        + "\"inFlight\":0}");
    }

    @Test
    void documents_are_listed_a_page_at_a_time() throws Exception {
        var flow = client.publish("List by page", "read-csv", "discard");
        var one = client.feed(flow, "text/csv", "a\n1\n").path("id");
        client.feed(flow, "image/png", "x");
        var three = client.feed(flow, "text/csv", "a\n3\n").path("id");
        var list = "/api/v1/flows/" + flow + "/documents?state=published&limit=1";

        var first = client.get(list).json();
        client.feed(flow, "text/csv", "a\n4\n");
        var second =
                client.get(list + "&cursor=" + first.path("next").asString()).json();

        assertThat(first.path("documents").findValues("id")).containsExactly(three);
        assertThat(second.path("documents").findValues("id")).containsExactly(one);
        assertThat(second.has("next")).isFalse();
    }

    @Test
    void a_cursor_of_no_page_is_refused() throws Exception {
        var flow = client.publish("List from nowhere", "read-csv", "discard");

        var answer = client.get("/api/v1/flows/" + flow + "/documents?cursor=x");

        assertThat(answer.code()).isEqualTo("parameter-invalid");
        assertThat(answer.detail())
                .isEqualTo("The parameter \"cursor\" is \"x\". It must be the \"next\" of the page before.");
    }

    @ParameterizedTest
    @CsvSource({"documents, 0", "documents, 501", "dead-letters, 0", "dead-letters, 501"})
    void a_page_that_is_too_short_or_too_long_is_refused(String list, String limit) throws Exception {
        var flow = client.publish("List too much", "read-csv", "discard");

        var answer = client.get("/api/v1/flows/%s/%s?limit=%s".formatted(flow, list, limit));

        assertThat(answer.status()).as(answer.text()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("parameter-invalid");
        assertThat(answer.detail())
                .isEqualTo("The parameter \"limit\" is \"%s\". It must be from 1 to 500.".formatted(limit));
    }

    @Test
    void a_state_that_there_is_not_is_refused_with_those_there_are() throws Exception {
        var flow = client.publish("List by no state", "read-csv", "discard");

        var answer = client.get("/api/v1/flows/" + flow + "/documents?state=LOST");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("parameter-invalid");
        assertThat(answer.detail())
                .isEqualTo(
                        "The parameter \"state\" is \"LOST\". It must be one of \"in-flight\", \"published\", \"dropped\", \"dead-lettered\".");
    }

    @ParameterizedTest
    @CsvSource({"GET, /documents", "GET, /dead-letters", "POST, /dead-letters/replay", "DELETE, /dead-letters?all=true"
    })
    void an_unknown_flow_has_neither_documents_nor_dead_letters(String method, String path) throws Exception {
        var body = method.equals("POST") ? "{\"all\": true}" : "";

        var answer = client.send(
                method, "/api/v1/flows/nope" + path, body.getBytes(UTF_8), "Content-Type", "application/json");

        assertThat(answer.status()).as(answer.text()).isEqualTo(404);
        assertThat(answer.code()).isEqualTo("flow-unknown");
    }
}
