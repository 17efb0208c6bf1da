package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.server.catalog.PluginJar;
import io.pypes.server.catalog.samples.Hold;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// A revision that was started for replayed letters, and holds one while something else happens to the flow.
@Timeout(90)
class LentIT {

    private static final String ISO = "normalise-dates {'attributes':['date'],'output':'iso-date'}";
    private static final String BOTH =
            "normalise-dates {'attributes':['date'],'formats':['iso','dd.MM.yyyy'],'output':'iso-date'}";
    private static final String WRITE = "write-ndjson {'file':'lent.ndjson'}";

    @TempDir
    private Path folder;

    private CountDownLatch gate = new CountDownLatch(1);

    @BeforeEach
    void drop() throws Exception {
        gate = Hold.newGate();
        var jars = Files.createDirectories(folder.resolve("jars"));
        var jar = PluginJar.of(Hold.class).write(jars.resolve("hold.jar"));
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
    }

    private OwnServer start(String deadline) {
        return OwnServer.start(folder, "--pypes.stop-deadline=" + deadline);
    }

    /// Makes a flow whose first revision holds packets, and whose second one has a letter, which is replayed on the
    /// first.
    ///
    /// @return its receipt
    private static String replayOnFirst(Client client) throws Exception {
        client.publish("Lent", "read-csv", BOTH, "hold", WRITE);
        client.republish("lent", "read-csv", ISO, WRITE);
        var receipt =
                client.feed("lent", "text/csv", "date\n11.09.2026\n").path("id").asString();
        var answer = client.postJson("/api/v1/flows/lent/dead-letters/replay", "{\"all\":true,\"revision\":1}");
        assertThat(answer.json().path("count").asInt()).as(answer.text()).isEqualTo(1);
        return receipt;
    }

    private static String state(Client client, String document) throws Exception {
        return client.get("/api/v1/documents/" + document).json().path("state").asString();
    }

    private static long draining(Client client) throws Exception {
        return client.get("/api/v1/flows")
                .json()
                .at("/flows/0/documents/draining")
                .asLong();
    }

    private static void assertNothingIsMissing(Client client) throws Exception {
        var ledger = client.get("/api/v1/ledger").json();
        assertThat(ledger.path("difference")).as(ledger.toString()).isEmpty();
        var counts = ledger.path("flows").path(0);
        assertThat(counts.path("accepted").asLong())
                .as(ledger.toString())
                .isEqualTo(counts.path("inFlight").asLong()
                        + counts.path("published").asLong()
                        + counts.path("dropped").asLong()
                        + counts.path("deadLettered").asLong());
    }

    @Test
    void a_flow_that_stops_waits_for_it() throws Exception {
        try (var server = start("60s")) {
            var client = server.client();
            var part = replayOnFirst(client);
            assertThat(draining(client)).isEqualTo(1);

            var stopping = CompletableFuture.supplyAsync(() -> stop(client));
            gate.countDown();

            assertThat(stopping.join()).isEqualTo(200);
            assertThat(state(client, part)).isEqualTo("published");
            assertThat(draining(client)).isZero();
            assertNothingIsMissing(client);
        }
        assertThat(Files.readAllLines(folder.resolve("data/output/lent.ndjson")))
                .hasSize(1);
    }

    private static int stop(Client client) {
        try {
            return client.send("POST", "/api/v1/flows/lent/stop", new byte[0]).status();
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    @Test
    void what_it_leaves_when_its_time_is_over_goes_on_in_the_live_revision() throws Exception {
        try (var server = start("1s")) {
            var client = server.client();
            var part = replayOnFirst(client);

            client.awaitLetters("lent", 1);

            var letter = client.get("/api/v1/flows/lent/dead-letters").json().at("/letters/0");
            assertThat(letter.path("revision").asInt()).isEqualTo(2);
            assertThat(letter.path("part").asString()).isEqualTo(part);
            gate.countDown();
            assertThat(stop(client)).isEqualTo(200);
            assertNothingIsMissing(client);
        }
    }

    @Test
    void another_revision_is_published_meanwhile() throws Exception {
        try (var server = start("60s")) {
            var client = server.client();
            var part = replayOnFirst(client);

            client.republish("lent", "read-csv", BOTH, WRITE);
            var live = client.feed("lent", "text/csv", "date\n12.09.2026\n");
            assertThat(draining(client)).isEqualTo(1);
            gate.countDown();

            assertThat(stop(client)).isEqualTo(200);
            assertThat(live.path("revision").asInt()).isEqualTo(3);
            assertThat(client.get("/api/v1/documents/" + part)
                            .json()
                            .path("revision")
                            .asInt())
                    .isEqualTo(1);
            assertNothingIsMissing(client);
        }
        assertThat(Files.readAllLines(folder.resolve("data/output/lent.ndjson")))
                .hasSize(2);
    }

    @Test
    void a_flow_is_removed_meanwhile_only_with_what_it_holds() throws Exception {
        try (var server = start("1s")) {
            var client = server.client();
            client.publish("Lent", "read-csv", BOTH, "hold", WRITE);
            replayHeldForLong(client);

            var kept = client.send("DELETE", "/api/v1/flows/lent", new byte[0], "If-Match", "*");
            var removed = client.send("DELETE", "/api/v1/flows/lent?documents=discard", new byte[0], "If-Match", "*");

            assertThat(kept.status()).isEqualTo(409);
            assertThat(removed.status()).as(removed.text()).isEqualTo(204);
            assertThat(client.get("/api/v1/ledger").json().path("difference")).isEmpty();
            gate.countDown();
        }
    }

    @Test
    void letters_that_it_was_not_given_when_the_flow_stopped_stay() throws Exception {
        try (var server = OwnServer.start(folder, "--pypes.stop-deadline=1s", "--pypes.limits.documents=1")) {
            var client = server.client();
            client.publish("Lent", "read-csv", BOTH, "hold", WRITE);
            client.republish("lent", "read-csv", ISO, WRITE);
            client.feed("lent", "text/csv", "date\n11.09.2026\n12.09.2026\n");
            var replaying = CompletableFuture.supplyAsync(() -> replayAll(client));
            while (draining(client) == 0) {
                Thread.onSpinWait(); // it holds the first, and there is no room for the second
            }

            assertThat(stop(client)).isEqualTo(200);

            var answer = replaying.get(30, TimeUnit.SECONDS).json();
            assertThat(answer.path("count").asInt()).isEqualTo(1);
            assertThat(answer.at("/left/0/reason").asString())
                    .isEqualTo("Revision 1 was stopped with the flow before it was given this one.");
            assertThat(client.get("/api/v1/flows/lent/dead-letters")
                            .json()
                            .path("total")
                            .asInt())
                    .isEqualTo(1);
            assertNothingIsMissing(client);
            gate.countDown();
        }
    }

    private static Client.Answer replayAll(Client client) {
        try {
            return client.postJson("/api/v1/flows/lent/dead-letters/replay", "{\"all\":true,\"revision\":1}");
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    @Test
    void the_server_waits_for_it_as_long_as_it_may_though_the_flow_is_stopped() throws Exception {
        var first = start("5s");
        first.client().publish("Lent", "read-csv", BOTH, "hold", WRITE);
        var part = replayHeldForLong(first.client());

        var begin = System.nanoTime();
        first.close();
        var took = Duration.ofNanos(System.nanoTime() - begin);

        assertThat(took).isBetween(Duration.ofSeconds(3), Duration.ofSeconds(15));
        gate.countDown();

        try (var server = start("60s")) {
            var client = server.client();
            assertThat(client.get("/api/v1/ledger")
                            .json()
                            .at("/flows/0/inFlight")
                            .asInt())
                    .isEqualTo(1);
            assertThat(client.send("POST", "/api/v1/flows/lent/start", new byte[0])
                            .status())
                    .isEqualTo(200);
            client.awaitLetters("lent", 1);
            assertThat(client.get("/api/v1/documents/" + part)
                            .json()
                            .path("revision")
                            .asInt())
                    .isEqualTo(2);
            assertNothingIsMissing(client);
        }
    }

    /// The flow is stopped when this returns; its first revision holds a letter.
    ///
    /// @return its receipt
    private static String replayHeldForLong(Client client) throws Exception {
        client.republish("lent", "read-csv", ISO, WRITE);
        var receipt =
                client.feed("lent", "text/csv", "date\n11.09.2026\n").path("id").asString();
        assertThat(stop(client)).isEqualTo(200);
        var answer = client.postJson("/api/v1/flows/lent/dead-letters/replay", "{\"all\":true,\"revision\":1}");
        assertThat(answer.json().path("count").asInt()).as(answer.text()).isEqualTo(1);
        return receipt;
    }
}
