package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.server.ServerProcess;
import io.pypes.testkit.hostile.HostilePdf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Workers that are killed or do not answer, and a server that is killed before its workers.
@Timeout(120)
class LostWorkersIT {

    private static final int SENDERS = 4;
    private static final int KILLS = 6;
    private static final byte[] SMALL = rtf(10);
    private static final byte[] LARGE = rtf(400_000); // more than is held in memory, so it is in a file

    @TempDir
    private Path folder;

    /// How many it does is measured by the benchmarks.
    @Test
    void nothing_is_lost_though_the_worker_is_killed_every_second() throws Exception {
        try (var server = OwnServer.withDocuments(folder);
                var killer = Executors.newSingleThreadScheduledExecutor()) {
            var client = server.client();
            var flow = client.publish("Killed", "read-documents", "discard");
            var kills = new AtomicInteger();

            Runnable kill = () -> kills.addAndGet(kills.get() < KILLS ? kill(client) : 0);
            var killing = killer.scheduleAtFixedRate(kill, 0, 1, TimeUnit.SECONDS);
            feedUntil(() -> kills.get() >= KILLS, client, flow);
            killing.cancel(false);
        }
    }

    /// Feeds documents until something is so, each of which has to be published.
    private static void feedUntil(BooleanSupplier done, Client client, String flow) throws Exception {
        Callable<Boolean> sender = () -> {
            while (!done.getAsBoolean()) {
                assertPublished(client, flow);
            }
            return true;
        };
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : senders.invokeAll(
                    Stream.generate(() -> sender).limit(SENDERS).toList())) {
                answer.get();
            }
        }
    }

    private static int kill(Client client) {
        try {
            var process = process(workers(client).getFirst());
            process.ifPresent(ProcessHandle::destroyForcibly);
            return process.isPresent() ? 1 : 0;
        } catch (IOException | InterruptedException lost) {
            throw new IllegalStateException(lost);
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS) // which cannot halt a process
    void a_worker_that_says_nothing_is_replaced() throws Exception {
        try (var server = OwnServer.withDocuments(folder, "--pypes.workers.silence=2s")) {
            var client = server.client();
            var flow = client.publish("Halted", "read-documents", "discard");
            assertPublished(client, flow);
            var halted = workers(client).getFirst();

            halt(halted);
            assertPublished(client, flow);

            var other = workers(client).getFirst();
            assertThat(other.path("pid")).isNotEqualTo(halted.path("pid"));
            assertThat(other.path("lastEnd").path("cause").asString())
                    .startsWith("It said nothing for 2 s, and was killed.");
        }
    }

    @Test
    void a_worker_does_not_outlive_its_server_and_nothing_that_both_left_behind_stays() throws Exception {
        OwnServer.dropDocuments(folder);
        var good = new ArrayList<String>();
        String loop;
        try (var server = ServerProcess.start(folder)) {
            var client = server.client();
            var flow = client.publishFile(HostileIT.reading("Left behind"));
            for (var round = 0; round < 2; round++) {
                for (var number = 0; number < 10; number++) {
                    good.add(HostileIT.feed(client, flow, "large.rtf", LARGE));
                }
                awaitBeginning(client);
                process(workers(client).getFirst()).ifPresent(ProcessHandle::destroyForcibly);
            }
            loop = HostileIT.feed(client, flow, "loop.pdf", HostilePdf.loop());
            good.add(HostileIT.feed(client, flow, "large.rtf", LARGE));
            await(() -> temporary().stream().anyMatch(file -> file.endsWith(".pdf")));

            server.kill(); // which waits for the end of the worker
            assertThat(files("content")).isNotEmpty();
            assertThat(temporary()).isNotEmpty();
        }
        try (var server = ServerProcess.start(folder)) {
            for (var id : good) {
                assertThat(server.client().awaitEnd(id).path("state").asString())
                        .isEqualTo("published");
            }
            assertThat(server.client().awaitEnd(loop).path("state").asString()).isEqualTo("dead-lettered");
            await(() -> temporary().isEmpty());
            await(() -> {
                server.jcmd("GC.run"); // which ends the life of content
                return files("content").isEmpty();
            });
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void what_a_document_has_done_to_workers_counts_though_the_server_is_killed_meanwhile() throws Exception {
        OwnServer.dropDocuments(folder);
        String loop;
        try (var server = ServerProcess.start(folder, "--pypes.workers.silence=1s")) {
            var client = server.client();
            var flow = client.publish("Deadly", "read-documents", "discard");
            loop = HostileIT.feed(client, flow, "loop.pdf", HostilePdf.loop());
            awaitHaltedEnd(client, 1);
            server.kill();
        }
        try (var server = ServerProcess.start(folder, "--pypes.workers.silence=1s")) {
            var client = server.client();
            awaitHaltedEnd(client, 1);
            awaitHaltedEnd(client, 2);

            var end = client.awaitEnd(loop);

            assertThat(end.path("state").asString()).isEqualTo("dead-lettered");
            assertThat(end.toString()).contains("3 worker processes ended");
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void a_worker_waits_for_a_server_that_reads_nothing_for_a_while() throws Exception {
        MockDocumentsIT.dropParser(folder);
        var lines = "a line that fills the pipe\n".repeat(10_000);
        var order = "<mock><hang millis='1000' heavy='false'/><print_out>%s</print_out></mock>".formatted(lines);
        try (var server = ServerProcess.start(folder, "--pypes.workers.silence=1s")) {
            var client = server.client();
            var flow = client.publish("Patient", "read-documents {'mediaTypes': ['application/*']}", "discard");
            var path = "/api/v1/flows/" + flow + "/documents";
            var fed = client.send("POST", path, order.getBytes(UTF_8), "Content-Type", "application/mock+xml");
            await(() -> workers(client).getFirst().path("inFlight").asInt() == 1);
            var worker = process(workers(client).getFirst()).orElseThrow();

            signal("STOP", server.process().pid());
            assertThat(worker.onExit()).failsWithin(4, TimeUnit.SECONDS);
            signal("CONT", server.process().pid());

            var end = client.awaitEnd(fed.json().at("/documents/0/id").asString());
            assertThat(end.path("state").asString()).as(end.toString()).isEqualTo("published");
            assertThat(workers(client).getFirst().path("pid").asLong()).isEqualTo(worker.pid());
        }
    }

    @Test
    void what_is_too_much_for_the_memory_of_the_server_is_held_against_its_document() throws Exception {
        try (var server = ServerProcess.start(List.of("-Xmx96m"), folder, "--pypes.workers.heap=256MB")) {
            var client = server.client();
            var flow = client.publish("Large", "read-text", "normalise-dates {'attributes': ['text']}", "discard");
            WorkersIT.place(client, "/api/v1/flows/" + flow, "worker");
            client.send("POST", "/api/v1/flows/" + flow + "/publish", new byte[0], "If-Match", "*");
            var letter = HostileIT.feed(
                    client, flow, "large.txt", "no date ".repeat(1_900_000).getBytes(UTF_8));
            var good = HostileIT.feed(client, flow, "good.txt", "2026-11-30".getBytes(UTF_8));

            var end = client.awaitEnd(letter);

            assertThat(end.path("state").asString()).isEqualTo("dead-lettered");
            assertThat(end.toString()).contains("3 worker processes ended", "bytes was announced, and at most");
            assertThat(client.awaitEnd(good).path("state").asString()).isEqualTo("published");
        }
    }

    /// Halts the worker when it has a document, and waits until it is replaced for the n-th time.
    private static void awaitHaltedEnd(Client client, int times) throws Exception {
        await(() -> workers(client).getFirst().path("inFlight").asInt() == 1);
        halt(workers(client).getFirst());
        await(() -> workers(client).getFirst().path("restarts").asInt() == times);
    }

    private static void halt(JsonNode worker) throws Exception {
        signal("STOP", worker.path("pid").asLong());
    }

    private static void signal(String signal, long process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process)).start().waitFor();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        while (!condition.call()) {
            TimeUnit.MILLISECONDS.sleep(10); // the processors have other work
        }
    }

    private List<String> files(String place) {
        var names = folder.resolve("data").resolve(place).toFile().list();
        return names == null ? List.of() : List.of(names);
    }

    /// Files of worker processes.
    private List<String> temporary() {
        return files("workers").stream()
                .flatMap(process -> files("workers/" + process).stream())
                .toList();
    }

    /// Waits until the worker has ended a document.
    private static void awaitBeginning(Client client) throws Exception {
        await(() -> workers(client).getFirst().path("documents").asInt() > 0);
    }

    private static void assertPublished(Client client, String flow) throws IOException, InterruptedException {
        var fed = client.feed(flow, "?filename=a.rtf", SMALL, "Content-Type", "application/rtf");
        assertThat(fed.path("state").asString()).as(fed.toString()).isEqualTo("published");
    }

    private static List<JsonNode> workers(Client client) throws IOException, InterruptedException {
        return client.get("/api/v1/workers")
                .json()
                .path("workers")
                .valueStream()
                .toList();
    }

    private static Optional<ProcessHandle> process(JsonNode worker) {
        return ProcessHandle.of(worker.path("pid").asLong());
    }

    private static byte[] rtf(int size) {
        return "{\\rtf1 %s}".formatted("x".repeat(size)).getBytes(UTF_8);
    }
}
