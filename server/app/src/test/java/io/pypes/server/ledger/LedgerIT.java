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
    void a_state_that_there_is_not_is_refused_with_those_there_are() throws Exception {
        var flow = client.publish("List by no state", "read-csv", "discard");

        var answer = client.get("/api/v1/flows/" + flow + "/documents?state=LOST");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("parameter-invalid");
        assertThat(answer.detail())
                .isEqualTo(
                        "The parameter \"state\" is \"LOST\". It must be one of \"in-flight\", \"published\", \"dropped\", \"dead-lettered\", \"failed\".");
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
