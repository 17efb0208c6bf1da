package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@ServerTest
class FeedIT {

    private final Client client;

    FeedIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    private static byte[] gzip(String text) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(text.getBytes(UTF_8));
        }
        return bytes.toByteArray();
    }

    private static String values(JsonNode status, String attribute) {
        return status.path("packets").findValues(attribute).toString();
    }

    @Test
    void one_document_comes_out_as_its_records() throws Exception {
        var flow = client.publish("Feed one", "read-csv", "discard");

        var status = client.feed(flow, "text/csv", "name,city\nAda,London\nZoë,Köln\n");

        assertThat(status.path("state").asString()).isEqualTo("published");
        assertThat(values(status, "city")).isEqualTo("[[\"London\"], [\"Köln\"]]");
    }

    @Test
    void the_receipt_tells_the_fate_later_too() throws Exception {
        var flow = client.publish("Feed and ask", "read-csv", "discard");

        var accepted = client.send(
                "POST", "/api/v1/flows/" + flow + "/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv");

        assertThat(accepted.status()).isEqualTo(202);
        var location = accepted.response().headers().firstValue("Location").orElseThrow();
        client.feed(flow, "text/csv", "a\n2\n"); // came after it, so the first has ended too
        assertThat(client.get(location).json().path("state").asString()).isEqualTo("published");
    }

    @Test
    void a_packed_body_is_unpacked() throws Exception {
        var flow = client.publish("Feed packed", "read-csv", "discard");

        var status = client.feed(flow, "", gzip("a\n1\n"), "Content-Type", "text/csv", "Content-Encoding", "gzip");

        assertThat(values(status, "a")).isEqualTo("[[\"1\"]]");
        assertThat(status.path("size").asInt()).isEqualTo(4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rows.ndjson", "rows.jsonl"})
    void lines_of_json_are_known_by_their_file_name(String filename) throws Exception {
        var flow = client.publish("Feed " + filename, "read-json", "discard");

        var status = client.feed(flow, "?filename=" + filename, "{\"a\":1}\n{\"a\":2}\n".getBytes(UTF_8));

        assertThat(status.path("mediaType").asString()).isEqualTo("application/x-ndjson");
        assertThat(values(status, "a")).isEqualTo("[[1], [2]]");
    }

    @Test
    void the_media_type_follows_from_the_file_name_where_the_sender_does_not_know_it() throws Exception {
        var flow = client.publish("Feed by name", "read-csv", "discard");

        var status = client.feed(
                flow,
                "?filename=orders.csv",
                "a\n1\n".getBytes(UTF_8),
                "Content-Type",
                "application/x-www-form-urlencoded");

        assertThat(status.path("mediaType").asString()).isEqualTo("text/csv");
        assertThat(status.path("filename").asString()).isEqualTo("orders.csv");
        assertThat(status.path("state").asString()).isEqualTo("published");
    }

    @Test
    void a_log_is_also_plain_text() throws Exception {
        var flow = client.publish("Feed a log", "read-text {'packets':'lines'}", "discard");

        var status = client.feed(flow, "?filename=access.log", "GET /\nGET /docs\n".getBytes(UTF_8));

        assertThat(status.path("counts").path("published").asInt()).isEqualTo(2);
    }

    @Test
    void every_part_of_a_multipart_body_is_a_document() throws Exception {
        var flow = client.publish("Feed parts", "read-csv", "discard");
        var body = part("a", "first.csv", "a\n1\n") + part("b", "folder/second.csv", "a\n2\n") + "--edge--\r\n";

        var answer = client.send(
                "POST",
                "/api/v1/flows/" + flow + "/documents",
                body.getBytes(UTF_8),
                "Content-Type",
                "multipart/form-data; boundary=edge",
                "Prefer",
                "wait=30");

        assertThat(answer.json().path("documents").findValuesAsString("state")).containsOnly("published");
        assertThat(answer.json().path("documents").path(1).path("filename").asString())
                .isEqualTo("second.csv");
    }

    private static String part(String name, String filename, String text) {
        return "--edge\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\n\r\n%s\r\n"
                .formatted(name, filename, text);
    }

    @Test
    void every_line_of_an_ndjson_body_is_a_document_and_a_broken_one_harms_no_other() throws Exception {
        var flow = client.publish("Feed lines", "read-json", "discard");

        var answer = client.send(
                "POST",
                "/api/v1/flows/" + flow + "/documents",
                "{\"a\":1}\n{\"a\":\n{\"a\":3}\n".getBytes(UTF_8),
                "Content-Type",
                "application/x-ndjson",
                "Prefer",
                "wait=30");

        var documents = answer.json().path("documents");
        assertThat(documents
                        .valueStream()
                        .map(document -> document.path("state").asString()))
                .containsExactly("published", "dead-lettered", "published");
        assertThat(documents.path(1).findValuesAsString("message").getFirst()).startsWith("The JSON ");
    }

    @Test
    void a_client_of_the_original_is_served_unchanged() throws Exception {
        var flow = client.publish("Feed the old way", "read-csv", "discard");
        var body = part("document", "/home/ada/orders.csv", "a\n1\n") + "--edge--\r\n";

        var answer = client.send(
                "POST", "/data/" + flow, body.getBytes(UTF_8), "Content-Type", "multipart/form-data; boundary=edge");

        assertThat(answer.status()).isEqualTo(202);
        client.feed(flow, "text/csv", "a\n2\n");
        var packets =
                client.get("/api/v1/flows/" + flow + "/wires/w1/packets").json().path("packets");
        var metadata = packets.path(1).path("packet").path("metadata");
        assertThat(metadata.path("filename").asString()).isEqualTo("orders.csv");
        assertThat(metadata.path("mediaType").asString()).isEqualTo("text/csv");
        assertThat(metadata.path("route").asString()).isEqualTo(flow);
    }

    @Test
    void the_original_packed_single_parts_with_zlib_and_called_it_gzip() throws Exception {
        var flow = client.publish("Feed the old packed way", "read-csv", "discard");
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            deflater.write("a\n1\n".getBytes(UTF_8));
        }
        var body = new ByteArrayOutputStream();
        body.writeBytes("--edge\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.csv\"\r\n\r\n"
                .getBytes(UTF_8));
        body.writeBytes(packed.toByteArray());
        body.writeBytes("\r\n--edge--\r\n".getBytes(UTF_8));

        var answer = client.send(
                "POST",
                "/data/" + flow,
                body.toByteArray(),
                "Content-Type",
                "multipart/form-data; boundary=edge",
                "Content-Encoding",
                "gzip");

        assertThat(answer.json().path("documents").path(0).path("size").asInt()).isEqualTo(4);
    }
}
