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
    private static final Duration START = Duration.ofSeconds(5);

    private static final Duration SPARE = Duration.ofSeconds(2);
    /// Classes that parse. What is in the core of the library only tells types.
    private static final Pattern PARSERS =
            Pattern.compile("org\\.apache\\.tika\\.parser\\.[a-z]+\\.|org\\.apache\\.(pdfbox|poi)\\.");

    private static final Pattern TOTAL = Pattern.compile("Total +[0-9]+ +([0-9]+)");

    @TempDir
    private Path folder;

    private final List<String> good = new ArrayList<>(); // their receipts
    private final Map<String, JsonNode> ends = new LinkedHashMap<>(); // of hostile ones, by file name
    private final List<Duration> answers = Collections.synchronizedList(new ArrayList<>()); // of the other flow

    @Test
    void hostile_documents_end_and_harm_neither_good_ones_nor_other_flows_nor_the_server() throws Exception {
        OwnServer.dropDocuments(folder);
        try (var server = ServerProcess.start(folder, "--pypes.workers.heap=64MB");
                var neighbour = Executors.newSingleThreadScheduledExecutor()) {
            var client = server.client();
            var flow = client.publishFile(reading("Hostile"));
            var other = client.publish("Other", "read-json", "discard");
            feedGood(client, flow, 10);
            feedOther(client, other);
            answers.clear(); // the first one compiled what it takes
            var before = megabytes(server);

            var feeding = neighbour.scheduleAtFixedRate(() -> feedOther(client, other), 0, 20, TimeUnit.MILLISECONDS);
            feedHostile(client, flow);
            assertThat(feeding.isDone()).as("the other flow did not answer").isFalse();
            feeding.cancel(false);
            feedGood(client, flow, 10);

            assertOnlyHostileOnesAreDeadLetters(client, flow);
            assertOtherFlowDidNotWait();
            assertThat(megabytes(server) - before).isLessThan(50);
            assertThat(jcmd(server, "VM.class_hierarchy", "-i").lines().filter(PARSERS.asPredicate()))
                    .isEmpty();
        }
    }

    private void feedHostile(Client client, String flow) throws Exception {
        for (var file : HostileFiles.all().entrySet()) {
            feedGood(client, flow, 5);
            awaitGood(client);
            var began = System.nanoTime();
            var id = feed(client, flow, file.getKey(), file.getValue());
            feedGood(client, flow, 5);
            var end = awaitEnd(client, id);
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
        var published = ends.values().stream()
                .filter(end -> end.path("state").asString().equals("published"))
                .count();
        assertThat(ends.values())
                .extracting(end -> end.path("state").asString())
                .containsOnly("published", "dead-lettered");
        assertThat(output.lines()
                        .filter(line -> line.contains("\"truncatedBy\""))
                        .count())
                .isEqualTo(published);
        assertThat(client.get("/api/v1/flows/" + flow + "/dead-letters")
                        .json()
                        .path("total")
                        .asLong())
                .isEqualTo(ends.size() - published);
    }

    /// If it had to wait for a hostile document, it would wait at least for the timeout of that one. Half of it
    /// leaves room for a machine whose processors are busy.
    private void assertOtherFlowDidNotWait() {
        var sorted = answers.stream().sorted().toList();
        assertThat(sorted).hasSizeGreaterThan(100);
        assertThat(sorted.get(sorted.size() * 99 / 100)).isLessThan(TIMEOUT.dividedBy(2));
    }

    /// What the objects take that are in use.
    private static long megabytes(ServerProcess server) throws IOException, InterruptedException {
        var total = TOTAL.matcher(jcmd(server, "GC.class_histogram"));
        assertThat(total.find()).isTrue();
        return Long.parseLong(total.group(1)) >> 20;
    }

    static String jcmd(ServerProcess server, String... command) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "jcmd").toString(),
                Long.toString(server.process().pid())));
        all.addAll(List.of(command));
        var process = new ProcessBuilder(all).redirectErrorStream(true).start();
        var said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
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
            var text = "{\\rtf1\\ansi good-%d.\\par }".formatted(good.size());
            good.add(feed(client, flow, "good.rtf", text.getBytes(UTF_8)));
        }
    }

    private void awaitGood(Client client) throws Exception {
        for (var id : good) {
            assertThat(awaitEnd(client, id).path("state").asString()).isEqualTo("published");
        }
    }

    static String feed(Client client, String flow, String name, byte[] bytes) throws Exception {
        var answer = client.send("POST", "/api/v1/flows/" + flow + "/documents?filename=" + name, bytes);
        assertThat(answer.status()).as(answer.text()).isEqualTo(202);
        return answer.json().at("/documents/0/id").asString();
    }

    static JsonNode awaitEnd(Client client, String id) throws IOException, InterruptedException {
        JsonNode status;
        do {
            status = client.get("/api/v1/documents/" + id).json();
        } while (status.path("state").asString().equals("in-flight"));
        return status;
    }

    /// A flow that reads documents of any type into a file, with a timeout that is longer than its own time.
    static String reading(String name) {
        return """
                {"format": "pypes.flow/1", "name": "%s", "layout": {}, "nodes": [
                 {"id": "read", "component": "read-documents", "version": 1,
                  "parameters": {"maxTime": "1s", "maxEmbedded": 1000000, "maxCharacters": 1000000,
                   "mediaTypes": ["application/*", "text/*", "message/*"]},
                  "onError": {"retries": 0, "backoff": "1s", "timeout": "%ds"}},
                 {"id": "write", "component": "write-ndjson", "version": 1, "parameters": {"file": "out.ndjson"}}],
                 "wires": [
                 {"id": "w", "from": {"node": "read", "port": "out"}, "to": {"node": "write", "port": "in"}}]}
                """.formatted(name, TIMEOUT.toSeconds());
    }
}
