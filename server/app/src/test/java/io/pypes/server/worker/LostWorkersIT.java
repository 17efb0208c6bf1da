package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.Client;
import io.pypes.server.OwnServer;
import io.pypes.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
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
    private static final byte[] SMALL = rtf(10);
    private static final byte[] LARGE = rtf(400_000); // more than is held in memory, so it is in a file

    @TempDir
    private Path folder;

    /// Half as many is what is promised, on a machine with nothing else to do. On one that others use, too, the
    /// start of a worker takes seconds, so that a twentieth is what always holds.
    @Test
    void nothing_is_lost_though_the_worker_is_killed_every_second() throws Exception {
        try (var server = OwnServer.withDocuments(folder);
                var killer = Executors.newSingleThreadScheduledExecutor()) {
            var client = server.client();
            var flow = client.publish("Killed", "read-documents", "discard");
            perSecond(client, flow, Duration.ofSeconds(2)); // compiles what it takes
            var kills = new AtomicInteger();

            var undisturbed = perSecond(client, flow, Duration.ofSeconds(3));
            var killing = killer.scheduleAtFixedRate(() -> kills.addAndGet(kill(client)), 0, 1, TimeUnit.SECONDS);
            var disturbed = perSecond(client, flow, Duration.ofSeconds(7));
            killing.cancel(false);

            assertThat(kills).hasValueGreaterThanOrEqualTo(2);
            assertThat(disturbed).isGreaterThan(undisturbed / 20);
        }
    }

    /// Feeds documents for some time, each of which has to be published.
    ///
    /// @return how many were, in a second
    private static double perSecond(Client client, String flow, Duration time) throws Exception {
        var until = System.nanoTime() + time.toNanos();
        var published = new AtomicInteger();
        Callable<Boolean> sender = () -> {
            while (System.nanoTime() < until) {
                assertPublished(client, flow);
                published.incrementAndGet();
            }
            return true;
        };
        try (var senders = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : senders.invokeAll(
                    Stream.generate(() -> sender).limit(SENDERS).toList())) {
                answer.get();
            }
        }
        return published.doubleValue() / time.toSeconds();
    }

    /// Kills the worker if it has done more than what the one before it left: a document that one worker after the
    /// other is killed at is blamed for it.
    private static int kill(Client client) {
        try {
            var worker = workers(client).getFirst();
            if (worker.path("documents").asInt() <= 2 * SENDERS) {
                return 0;
            }
            process(worker).ifPresent(ProcessHandle::destroyForcibly);
            return 1;
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

            new ProcessBuilder("kill", "-STOP", halted.path("pid").asString())
                    .start()
                    .waitFor();
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
            await(() -> files("workers/worker-1").stream().anyMatch(file -> file.endsWith(".pdf")));
            var worker = process(workers(client).getFirst()).orElseThrow();

            server.kill();

            worker.onExit().get(5, TimeUnit.SECONDS);
            assertThat(files("content")).isNotEmpty();
            assertThat(files("workers/worker-1")).isNotEmpty();
        }
        try (var server = ServerProcess.start(folder)) {
            for (var id : good) {
                assertThat(HostileIT.awaitEnd(server.client(), id).path("state").asString())
                        .isEqualTo("published");
            }
            assertThat(HostileIT.awaitEnd(server.client(), loop).path("state").asString())
                    .isEqualTo("dead-lettered");
            await(() -> files("workers/worker-1").isEmpty());
            await(() -> {
                HostileIT.jcmd(server, "GC.run"); // which ends the life of content
                return files("content").isEmpty();
            });
        }
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
