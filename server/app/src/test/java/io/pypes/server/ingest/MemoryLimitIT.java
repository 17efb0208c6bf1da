package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.ServerApplication;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/// A flow that holds its documents back, in a server that may hold 300 KB of them in memory.
@Timeout(120)
class MemoryLimitIT {

    private static final byte[] LARGE = "x".repeat(200_000).getBytes(UTF_8);
    private static final byte[] HUGE = "x".repeat(400_000).getBytes(UTF_8);
    private static final byte[] SMALL = "x".repeat(50_000).getBytes(UTF_8);

    @TempDir
    private Path folder;

    @Test
    void what_cannot_be_kept_is_refused_and_taken_when_there_is_room_again() throws Exception {
        Files.createDirectories(folder.resolve("jars"));
        try (var server = start()) {
            var client = client(server);
            var flow = publishOneThatHoldsBack(client);
            var documents = "/api/v1/flows/" + flow + "/documents";

            assertThat(post(client, documents, LARGE).status()).isEqualTo(202);
            var refused = post(client, documents, LARGE);
            assertThat(refused.status()).isEqualTo(429);
            assertThat(refused.code()).isEqualTo("flow-full");
            assertThat(refused.detail())
                    .isEqualTo(
                            "Flow \"hold\" holds as much content in memory as it may. Send this one again in a second.");
            assertThat(refused.response().headers().firstValue("Retry-After")).contains("1");
            assertThat(refused.response().headers().firstValue("Content-Type")).contains("application/problem+json");
            assertThat(post(client, documents, SMALL).status()).isEqualTo(202);
            // larger ones are in files; before that is known each may take 256 KB
            assertThat(post(client, documents, HUGE).status()).isEqualTo(429);

            client.send("POST", "/api/v1/flows/" + flow + "/stop", new byte[0]); // lets go of what is held
            client.send("POST", "/api/v1/flows/" + flow + "/start", new byte[0]);

            assertThat(post(client, documents, HUGE).status()).isEqualTo(202);
            assertThat(post(client, documents, LARGE).status()).isEqualTo(202);
            var numbers =
                    client.get("/api/v1/flows").json().path("flows").path(0).path("documents");
            assertThat(numbers.path("accepted").asInt()).isEqualTo(4);
        }
    }

    @Test
    void a_sender_that_hangs_up_before_its_document_is_whole_leaves_its_memory_to_others() throws Exception {
        Files.createDirectories(folder.resolve("jars"));
        try (var server = start()) {
            var client = client(server);
            var documents = "/api/v1/flows/" + publishOneThatHoldsBack(client) + "/documents";

            try (var sender = new Socket(InetAddress.getLoopbackAddress(), client.port())) {
                sender.getOutputStream().write("""
                        POST %s?filename=a.txt HTTP/1.1\r
                        Host: localhost\r
                        Content-Length: 200000\r
                        Expect: 100-continue\r
                        \r
                        """.formatted(documents).getBytes(UTF_8));
                assertThat(new String(sender.getInputStream().readNBytes(12), UTF_8))
                        .isEqualTo("HTTP/1.1 100");
                assertThat(post(client, documents, LARGE).status()).isEqualTo(429);
            }

            Client.Answer later;
            do { // until the server has seen it too
                later = post(client, documents, LARGE);
            } while (later.status() == 429);
            assertThat(later.status()).isEqualTo(202);
        }
    }

    private ConfigurableApplicationContext start() {
        return new SpringApplication(ServerApplication.class)
                .run(
                        "--server.port=0",
                        "--pypes.data=" + folder.resolve("data"),
                        "--pypes.plugins=" + folder.resolve("jars"),
                        "--pypes.limits.memory=300KB");
    }

    private static Client client(ConfigurableApplicationContext server) {
        return new Client(Integer.parseInt(server.getEnvironment().getRequiredProperty("local.server.port")));
    }

    private static Client.Answer post(Client client, String path, byte[] body) throws Exception {
        return client.send("POST", path + "?filename=a.txt", body, "Content-Type", "text/plain");
    }

    /// Packets wait for a partner that never comes.
    private static String publishOneThatHoldsBack(Client client) throws Exception {
        var file = """
                {"format":"pypes.flow/1","name":"Hold","nodes":[
                {"id":"read","component":"read-text","version":1,"parameters":{}},
                {"id":"never","component":"read-csv","version":1,"parameters":{}},
                {"id":"merge","component":"merge","version":1,"parameters":{"timeout":"1h"}},
                {"id":"end","component":"discard","version":1,"parameters":{}}],"wires":[
                {"id":"w1","from":{"node":"read","port":"out"},"to":{"node":"merge","port":"first"}},
                {"id":"w2","from":{"node":"never","port":"out"},"to":{"node":"merge","port":"second"}},
                {"id":"w3","from":{"node":"merge","port":"out"},"to":{"node":"end","port":"in"}}],"layout":{}}""";
        var id = client.postJson("/api/v1/flows", file).json().path("id").asString();
        var published = client.send("POST", "/api/v1/flows/" + id + "/publish", new byte[0], "If-Match", "*");
        assertThat(published.status()).as(published.text()).isEqualTo(200);
        return id;
    }
}
