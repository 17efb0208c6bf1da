package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;

@ServerTest
class BadInputIT {

    private final Client client;
    private String flow = "";
    private String documents = "";

    BadInputIT(@LocalServerPort int port) {
        this.client = new Client(port);
    }

    @BeforeEach
    void publish() throws Exception {
        flow = client.publish("Bad input", "read-csv", "discard");
        documents = "/api/v1/flows/" + flow + "/documents";
    }

    private void assertRefused(Client.Answer answer, int status, String code, String detail) {
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.response().headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(answer.code()).isEqualTo(code);
        assertThat(answer.detail()).isEqualTo(detail);
    }

    private Client.Answer post(String path, byte[] body, String... headers) throws Exception {
        return client.send("POST", path, body, headers);
    }

    @Test
    void an_unknown_flow() throws Exception {
        assertRefused(
                post("/api/v1/flows/nope/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv"),
                404,
                "flow-unknown",
                "There is no flow \"nope\".");
    }

    @Test
    void a_flow_that_is_not_live() throws Exception {
        var id = client.postJson("/api/v1/flows", Client.chain("Never published", List.of("read-csv")))
                .json()
                .path("id")
                .asString();

        assertRefused(
                post("/api/v1/flows/" + id + "/documents", "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv"),
                409,
                "flow-not-live",
                "Flow \"never-published\" is not running, so it takes no documents. Publish or start it first.");
    }

    @Test
    void an_empty_body() throws Exception {
        assertRefused(
                post(documents, new byte[0], "Content-Type", "text/csv"),
                400,
                "body-empty",
                "The request has no body. Send the bytes of a document.");
    }

    @Test
    void a_body_over_the_limit() throws Exception {
        assertRefused(
                post(documents, new byte[2_000_001], "Content-Type", "text/csv"),
                413,
                "body-too-large",
                "The body is larger than the 2000000 bytes that the setting \"pypes.limits.body\" allows.");
    }

    @Test
    void a_body_that_grows_over_the_limit_when_unpacked() throws Exception {
        assertRefused(
                post(documents, gzip(new byte[8_000_000]), "Content-Type", "text/csv", "Content-Encoding", "gzip"),
                413,
                "body-too-large",
                "The inflated body is larger than the 5000000 bytes that the setting \"pypes.limits.inflated\" allows.");
    }

    private static byte[] gzip(byte[] plain) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var packed = new GZIPOutputStream(bytes)) {
            packed.write(plain);
        }
        return bytes.toByteArray();
    }

    @Test
    void a_packed_part_that_grows_over_the_limit_when_unpacked() throws Exception {
        var body = new ByteArrayOutputStream();
        body.write("--edge\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.csv\"\r\n\r\n"
                .getBytes(UTF_8));
        body.write(gzip(new byte[8_000_000]));
        body.write("\r\n--edge--\r\n".getBytes(UTF_8));

        assertRefused(
                post(
                        "/data/" + flow,
                        body.toByteArray(),
                        "Content-Type",
                        "multipart/form-data; boundary=edge",
                        "Content-Encoding",
                        "gzip"),
                413,
                "body-too-large",
                "The inflated body is larger than the 5000000 bytes that the setting \"pypes.limits.inflated\" allows.");
    }

    @Test
    void a_broken_or_cut_off_packed_body() throws Exception {
        var sentence =
                "The body does not unpack: it is damaged, cut off, or not compressed the way its Content-Encoding says.";
        var whole = gzip("a,b\n1,2\n".getBytes(UTF_8));

        assertRefused(
                post(documents, "a\n1\n".getBytes(UTF_8), "Content-Type", "text/csv", "Content-Encoding", "gzip"),
                400,
                "body-broken",
                sentence);
        assertRefused(
                post(documents, Arrays.copyOf(whole, 20), "Content-Type", "text/csv", "Content-Encoding", "gzip"),
                400,
                "body-broken",
                sentence);
    }

    @Test
    void an_encoding_nobody_here_speaks() throws Exception {
        assertRefused(
                post(documents, new byte[] {1}, "Content-Type", "text/csv", "Content-Encoding", "br"),
                415,
                "encoding-unsupported",
                "The content encoding \"br\" is not supported. Use \"gzip\" or \"deflate\", or send the bytes as they are.");
    }

    @Test
    void something_that_is_no_media_type() throws Exception {
        assertRefused(
                post(documents, new byte[] {1}, "Content-Type", "text"),
                415,
                "media-type-unsupported",
                "\"text\" is not a media type. One looks like \"text/csv\" or \"text/csv; charset=utf-8\".");
    }

    @Test
    void an_adapter_that_is_not_there() throws Exception {
        assertThat(post(documents + "?entry=nobody", new byte[] {1}, "Content-Type", "text/csv")
                        .code())
                .isEqualTo("entry-unknown");
    }

    @Test
    void a_multipart_body_without_the_part_that_the_original_sent() throws Exception {
        var body =
                "--edge\r\nContent-Disposition: form-data; name=\"other\"; filename=\"a.csv\"\r\n\r\na\r\n--edge--\r\n";

        assertRefused(
                post("/data/" + flow, body.getBytes(UTF_8), "Content-Type", "multipart/form-data; boundary=edge"),
                400,
                "body-empty",
                "The body has no part \"document\". Send the file in a part of that name.");
    }

    @Test
    void a_media_type_no_adapter_takes_is_kept_as_a_dead_letter() throws Exception {

        var status = client.feed(flow, "image/png", "not really an image");

        assertThat(status.path("state").asString()).isEqualTo("dead-lettered");
        assertThat(status.findValuesAsString("message")).containsExactly("No adapter of this flow takes image/png.");
    }
}
