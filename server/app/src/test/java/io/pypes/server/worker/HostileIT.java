package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Documents that are meant to do harm, each among ten good ones; the parsers of the server run in a small process.
@Timeout(180)
class HostileIT {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    /// A call that does not end is given up so long after its timeout.
    private static final Duration GRACE = Duration.ofSeconds(2);

    /// A worker starts in a second, but on a machine that others use, too, it takes longer.
    private static final Duration START = Duration.ofSeconds(10);

    /// What others do on the machine can make an answer take so much longer. Who had to wait for a hostile document
    /// would wait at least for its timeout.
    private static final Duration NOISE = Duration.ofMillis(150);

    private static final Duration SPARE = Duration.ofSeconds(2);

    /// Classes that parse. What is in the core of the library only tells types.
    private static final Pattern PARSERS =
            Pattern.compile("org\\.apache\\.tika\\.parser\\.[a-z]+\\.|org\\.apache\\.(pdfbox|poi)\\.");

    @TempDir
    private Path folder;

    private final List<String> good = new ArrayList<>(); // their receipts
    private int published; // of those, from the first
    private final Map<String, JsonNode> ends = new LinkedHashMap<>(); // of hostile ones, by file name
    private final List<Duration> answers = Collections.synchronizedList(new ArrayList<>()); // of the other flow

    @Test
    void hostile_documents_end_and_harm_neither_good_ones_nor_other_flows_nor_the_server() throws Exception {
        OwnServer.dropDocuments(folder);
        var flags = List.of("-Xmx128m", "-XX:MaxDirectMemorySize=32m");
        try (var server = ServerProcess.start(flags, folder, "--pypes.workers.heap=64MB");
                var neighbour = Executors.newSingleThreadScheduledExecutor()) {
            var client = server.client();
            var flow = client.publishFile(reading("Hostile"));
            var other = client.publish("Other", "read-json", "discard");
            feedGood(client, flow, 10);
            feedOther(client, other);
            answers.clear(); // the first one compiled what it takes
            var feeding = neighbour.scheduleAtFixedRate(() -> feedOther(client, other), 0, 20, TimeUnit.MILLISECONDS);
            while (answers.size() < 100) {
                client.feed(flow, "?filename=good.rtf", good("usual"));
            }
            var usual = slowAnswer();
            var before = server.megabytesInUse();
            var residentBefore = resident(server);

            answers.clear();
            feedHostile(client, flow);
            assertThat(feeding.isDone()).as("the other flow did not answer").isFalse();
            feeding.cancel(false);
            feedGood(client, flow, 10);

            assertOnlyHostileOnesAreDeadLetters(client, flow);
            assertThat(answers).hasSizeGreaterThan(100);
            assertThat(slowAnswer()).isLessThan(usual.multipliedBy(2).plus(NOISE));
            assertThat(server.megabytesInUse() - before).isLessThan(50);
            assertThat(resident(server) - residentBefore).isLessThan(50);
            assertThat(server.jcmd("VM.class_hierarchy", "-i").lines().filter(PARSERS.asPredicate()))
                    .isEmpty();
        }
    }

    private void feedHostile(Client client, String flow) throws Exception {
        var files = HostileFiles.harmful();
        files.putAll(HostileFiles.harmless());
        for (var file : files.entrySet()) {
            feedGood(client, flow, 5);
            awaitGood(client);
            var began = System.nanoTime();
            var id = feed(client, flow, file.getKey(), file.getValue());
            feedGood(client, flow, 5);
            var end = client.awaitEnd(id);
            ends.put(file.getKey(), end);
            var took = Duration.ofNanos(System.nanoTime() - began);
            var tries = end.toString().contains("3 worker processes ended") ? 3 : 1;
            assertThat(took)
                    .as(file.getKey())
                    .isLessThan(
                            TIMEOUT.plus(GRACE).plus(START).multipliedBy(tries).plus(SPARE));
        }
    }

    private void assertOnlyHostileOnesAreDeadLetters(Client client, String flow) throws Exception {
        awaitGood(client);
        var output = Files.readString(folder.resolve("data/output/out.ndjson"));
        for (var number = 0; number < good.size(); number++) {
            assertThat(output.contains("good-%d.".formatted(number))).isTrue();
        }
        var published = names("published");
        var dead = names("dead-lettered");
        assertThat(published.size() + dead.size()).isEqualTo(ends.size());
        for (var harmless : HostileFiles.harmless().keySet()) {
            assertThat(published).as(String.valueOf(ends.get(harmless))).contains(harmless);
        }
        var cut =
                output.lines().filter(line -> line.contains("\"truncatedBy\"")).count();
        assertThat(cut).isEqualTo(published.size() - HostileFiles.harmless().size());
        assertThat(client.get("/api/v1/flows/" + flow + "/dead-letters")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(dead.size());
    }

    /// Hostile documents that ended so.
    private List<String> names(String state) {
        return ends.entrySet().stream()
                .filter(end -> end.getValue().path("state").asString().equals(state))
                .map(Map.Entry::getKey)
                .toList();
    }

    /// All but one of a hundred answers of the other flow were no slower.
    private Duration slowAnswer() {
        var sorted = answers.stream().sorted().toList();
        return sorted.get(sorted.size() * 99 / 100);
    }

    /// What the process takes of the memory of the machine, in MB.
    private static long resident(ServerProcess server) throws IOException, InterruptedException {
        var asked = new ProcessBuilder(
                        "ps", "-o", "rss=", "-p", Long.toString(server.process().pid()))
                .start();
        return Long.parseLong(new String(asked.getInputStream().readAllBytes(), UTF_8).strip()) >> 10;
    }

    private void feedOther(Client client, String flow) {
        try {
            var began = System.nanoTime();
            client.feed(flow, "application/json", "{}");
            answers.add(Duration.ofNanos(System.nanoTime() - began));
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    private void feedGood(Client client, String flow, int count) throws Exception {
        for (var index = 0; index < count; index++) {
            good.add(feed(client, flow, "good.rtf", good("good-" + good.size())));
        }
    }

    private static byte[] good(String text) {
        return "{\\rtf1\\ansi %s.\\par }".formatted(text).getBytes(UTF_8);
    }

    private void awaitGood(Client client) throws Exception {
        for (; published < good.size(); published++) {
            var end = client.awaitEnd(good.get(published));
            assertThat(end.path("state").asString()).isEqualTo("published");
        }
    }

    static String feed(Client client, String flow, String name, byte[] bytes) throws Exception {
        var answer = client.send("POST", "/api/v1/flows/" + flow + "/documents?filename=" + name, bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().at("/documents/0/id").asString();
    }

    /// A flow that reads documents of any type into a file, with a timeout that is longer than its own time.
    static String reading(String name) {
        return """
                {"format": "pypes.flow/1", "name": "%s", "layout": {}, "nodes": [
                 {"id": "read", "component": "read-documents", "version": 1,
                  "parameters": {"maxTime": "1s", "maxEmbedded": 1000000, "maxCharacters": 1000000,
                   "mediaTypes": ["application/*", "text/*", "message/*", "image/*"]},
                  "onError": {"retries": 0, "backoff": "1s", "timeout": "%ds"}},
                 {"id": "write", "component": "write-ndjson", "version": 1, "parameters": {"file": "out.ndjson"}}],
                 "wires": [
                 {"id": "w", "from": {"node": "read", "port": "out"}, "to": {"node": "write", "port": "in"}}]}
                """.formatted(name, TIMEOUT.toSeconds());
    }
}
