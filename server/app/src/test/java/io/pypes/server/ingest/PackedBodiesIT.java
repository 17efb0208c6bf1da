package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerProcess;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Bodies of 1 MB that unpack to 1 GB, in a server with far less memory than that, and than it lets a document unpack
/// to.
@Timeout(120)
class PackedBodiesIT {

    private static final int MEGABYTE = 1 << 20;
    private static final int MANY = 1024;
    private static final String TOO_LARGE =
            "The inflated body is larger than the 128 MB that the setting \"pypes.limits.inflated\" allows.";

    @TempDir
    private Path folder;

    @Test
    void are_refused_at_the_limit_for_what_they_unpack_to_and_fill_no_memory() throws Exception {
        try (var server =
                ServerProcess.start(List.of("-Xmx80m", "-XX:+UseSerialGC"), folder, "--pypes.limits.inflated=128MB")) {
            var client = server.client();
            var flow = client.publish("Packed", "read-json", "discard");
            var path = "/api/v1/flows/" + flow + "/documents";
            client.feed(flow, "application/json", "{}");
            var before = server.megabytesInUse();

            assertTooLarge(post(client, path, gzip(MANY), "application/json", "gzip"));
            assertTooLarge(post(client, path, zlib(MANY), "application/json", "deflate"));
            assertTooLarge(post(client, path, gzip(MANY), "application/x-ndjson", "gzip"));
            assertTooLarge(
                    post(client, "/data/" + flow, part(gzip(MANY)), "multipart/form-data; boundary=edge", "gzip"));
            var line = post(client, path, gzip(100), "application/x-ndjson", "gzip");

            assertThat(line.status()).as(line.text()).isEqualTo(200);
            assertThat(line.json().at("/documents/0/state").asString()).isEqualTo("dead-lettered");
            assertThat(server.megabytesInUse() - before).isLessThan(10);
        }
    }

    private static Client.Answer post(Client client, String path, byte[] body, String type, String encoding)
            throws Exception {
        assertThat(body.length).isBetween(1, 2 * MEGABYTE);
        return client.send("POST", path, body, "Content-Type", type, "Content-Encoding", encoding, "Prefer", "wait=30");
    }

    private static void assertTooLarge(Client.Answer answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(413);
        assertThat(answer.code()).isEqualTo("body-too-large");
        assertThat(answer.detail()).isEqualTo(TOO_LARGE);
    }

    /// Megabytes of the digit 1, in parts that are packed alike.
    private static byte[] gzip(int megabytes) throws IOException {
        var part = new ByteArrayOutputStream();
        try (var packing = new GZIPOutputStream(part)) {
            packing.write(megabyte());
        }
        return repeated(new byte[0], part.toByteArray(), megabytes);
    }

    /// The same in the format that is called deflate. It has no end.
    private static byte[] zlib(int megabytes) {
        try (var packing = new Deflater()) {
            var first = block(packing);
            var next = block(packing);
            return repeated(first, next, megabytes - 1);
        }
    }

    private static byte[] block(Deflater packing) {
        var packed = new byte[MEGABYTE];
        packing.setInput(megabyte());
        var length = packing.deflate(packed, 0, packed.length, Deflater.SYNC_FLUSH);
        return Arrays.copyOf(packed, length);
    }

    private static byte[] megabyte() {
        return "1".repeat(MEGABYTE).getBytes(US_ASCII);
    }

    private static byte[] repeated(byte[] first, byte[] next, int times) {
        var all = new ByteArrayOutputStream();
        all.writeBytes(first);
        for (var time = 0; time < times; time++) {
            all.writeBytes(next);
        }
        return all.toByteArray();
    }

    private static byte[] part(byte[] content) {
        var body = new ByteArrayOutputStream();
        body.writeBytes("--edge\r\nContent-Disposition: form-data; name=\"document\"; filename=\"a.json\"\r\n\r\n"
                .getBytes(US_ASCII));
        body.writeBytes(content);
        body.writeBytes("\r\n--edge--\r\n".getBytes(US_ASCII));
        return body.toByteArray();
    }
}
