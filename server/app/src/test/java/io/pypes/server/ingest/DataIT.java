package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

/// The feed of the original. See also [FeedIT].
@ServerTest
class DataIT {

    private static final String RUN =
            " In the original it ran the flow without a document; running the sources of a flow on request comes later.";
    private static final String DELETE =
            " In the original it sent a packet without a document; deleting a document where it was published comes later.";

    private final Client client;

    DataIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @ParameterizedTest
    @CsvSource({"POST", "PUT"})
    void a_document_may_come_with_a_key(String method) throws Exception {
        var flow = client.publish("Keyed by " + method, "read-csv", "discard");

        var answer = client.send(
                method, "/data/" + flow + "/order%2042", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(metadata(flow).path("key").asString()).isEqualTo("order 42");
        assertThat(metadata(flow).path("route").asString()).isEqualTo(flow);
    }

    @Test
    void a_part_may_be_put_with_a_key() throws Exception {
        var flow = client.publish("Put a part", "read-csv", "discard");
        var body =
                "--edge\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.csv\"\r\n\r\na\n1\n\r\n--edge--\r\n";

        var answer = client.send(
                "PUT",
                "/data/" + flow + "/7",
                body.getBytes(UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=edge");

        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        assertThat(metadata(flow).path("key").asString()).isEqualTo("7");
    }

    @Test
    void a_document_for_a_flow_that_is_stopped_goes_to_no_other() throws Exception {
        var stopped = client.publish("Stopped", "read-csv", "discard");
        client.postJson("/api/v1/flows/" + stopped + "/stop", "");

        var answer = client.send("POST", "/data/" + stopped, "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("flow-not-live");
        assertThat(answer.detail())
                .isEqualTo("Flow \"%s\" is not running, so it takes no documents. Publish or start it first."
                        .formatted(stopped));
    }

    @Test
    void a_document_for_no_flow_is_refused_where_several_run() throws Exception {
        client.publish("Aardvark", "read-csv", "discard");
        client.publish("Badger", "read-csv", "discard");

        var answer = client.send("POST", "/data", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("flow-ambiguous");
        assertThat(answer.detail())
                .isEqualTo("Several flows are running. Name one in the path, such as \"/data/aardvark\".");
    }

    /// Of the packet fed last; a second one, fed and waited for, has passed the wire after it.
    private JsonNode metadata(String flow) throws Exception {
        client.feed(flow, "text/csv", "a\n2\n");
        return client.get("/api/v1/flows/" + flow + "/wires/w1/packets")
                .json()
                .path("packets")
                .valueStream()
                .map(seen -> seen.path("packet").path("metadata"))
                .filter(metadata -> metadata.has("key"))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /data, POST",
        "GET, /data/orders, POST",
        "GET, /data/orders/42, 'POST,PUT'",
        "DELETE, /data/orders/42, 'POST,PUT'",
        "DELETE, /data, POST",
        "PUT, /data, POST",
        "PUT, /data/orders, POST",
        "PATCH, /data/orders/42, 'POST,PUT'",
        "GET, /docs, POST"
    })
    void what_is_not_possible_is_said_with_what_is(String method, String path, String allowed) throws Exception {
        var answer = client.send(method, path, new byte[0]);

        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.response().headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(answer.response().headers().firstValue("Allow").orElseThrow().split(","))
                .containsExactlyInAnyOrder(allowed.split(","));
        assertThat(answer.code()).isEqualTo("method-not-allowed");
        assertThat(answer.detail())
                .isEqualTo("\"%s\" takes no %s. It takes \"%s\".%s"
                        .formatted(
                                path,
                                method,
                                allowed.replace(",", "\", \""),
                                method.equals("GET") ? RUN : method.equals("DELETE") ? DELETE : ""));
    }

    @Test
    void options_are_told() throws Exception {
        var answer = client.send("OPTIONS", "/data/orders/42", new byte[0]);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().headers().firstValue("Allow").orElseThrow().split(","))
                .containsExactlyInAnyOrder("POST", "PUT", "OPTIONS");
    }
}
