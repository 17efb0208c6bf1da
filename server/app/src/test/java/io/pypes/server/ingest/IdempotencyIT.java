package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class IdempotencyIT {

    private static final String DOCUMENTS = "/api/v1/flows/once/documents";

    @TempDir
    private Path folder;

    private OwnServer server;

    @BeforeEach
    void a_flow() throws Exception {
        server = OwnServer.start(folder);
        server.client().publish("Once", "read-json", "discard");
    }

    @AfterEach
    void nobodys() {
        server.close();
    }

    @Test
    void a_document_that_is_sent_again_is_there_once() throws Exception {
        var first = feed("a", "{\"n\":1}");

        var second = feed("\"a\"", "{\"n\":1}"); // the form of the draft

        assertThat(first.status()).isEqualTo(202);
        assertThat(second.status()).isEqualTo(202);
        assertThat(receipts(second)).isEqualTo(receipts(first));
        assertThat(accepted()).isOne();
    }

    @Test
    void it_is_remembered_after_a_restart() throws Exception {
        var first = feed("a", "{\"n\":1}");
        server.close();
        server = OwnServer.start(folder);

        var second = feed("a", "{\"n\":1}");

        assertThat(receipts(second)).isEqualTo(receipts(first));
        assertThat(accepted()).isZero(); // since the server was started
    }

    @Test
    void those_sent_at_the_same_time_are_one() throws Exception {
        var answers = IntStream.range(0, 8)
                .mapToObj(_ -> CompletableFuture.supplyAsync(() -> receipts(feed("a", "{\"n\":1}"))))
                .toList();

        assertThat(answers.stream().map(CompletableFuture::join).distinct()).hasSize(1);
        assertThat(accepted()).isOne();
    }

    @Test
    void each_line_of_a_body_has_its_place() throws Exception {
        var lines = "{\"n\":1}\n{\"n\":1}\n{\"n\":2}\n";
        var first = send("a", lines, "application/x-ndjson");

        var second = send("a", lines + "{\"n\":3}\n", "application/x-ndjson");

        assertThat(receipts(first)).hasSize(3).doesNotHaveDuplicates();
        assertThat(receipts(second)).hasSize(4).containsAll(receipts(first));
        assertThat(accepted()).isEqualTo(4);
    }

    @Test
    void another_document_under_the_same_key_is_refused() throws Exception {
        feed("a", "{\"n\":1}");

        var answer = feed("a", "{\"n\":2}");

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.code()).isEqualTo("idempotency-key-reused");
        assertThat(answer.detail())
                .isEqualTo(
                        "The \"Idempotency-Key\" \"a\" was used for another document of this flow. Use another key for another document.");
        assertThat(accepted()).isOne();
    }

    @Test
    void a_key_that_is_none_is_refused() throws Exception {
        var answer = feed("\"\"", "{\"n\":1}");

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("idempotency-key-invalid");
    }

    private Client.Answer feed(String key, String body) {
        return send(key, body, "application/json");
    }

    private Client.Answer send(String key, String body, String type) {
        try {
            return server.client()
                    .send("POST", DOCUMENTS, body.getBytes(UTF_8), "Content-Type", type, "Idempotency-Key", key);
        } catch (Exception broken) {
            throw new AssertionError(broken);
        }
    }

    private static List<String> receipts(Client.Answer answer) {
        return answer.json().path("documents").findValuesAsString("id");
    }

    private int accepted() throws Exception {
        return server.client()
                .get("/api/v1/ledger")
                .json()
                .at("/flows/0/accepted")
                .asInt();
    }
}
