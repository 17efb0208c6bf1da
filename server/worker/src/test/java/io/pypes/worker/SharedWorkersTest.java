package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Flow;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.worker.Workers.Spread;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Flows that share worker processes: what one of them does to its process does not end or hold up the others.
@Timeout(60)
class SharedWorkersTest {

    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());

    private final TestHost host = new TestHost();

    private static TestFlow reading(String component, Map<String, Object> parameters) {
        return new TestFlow()
                .node("read", "read")
                .node(component, component, parameters)
                .node("publish", "publish")
                .wire("read", "out", component)
                .wire(component, "out", "publish");
    }

    private static TestFlow lazy() {
        return reading("lazy", Map.of());
    }

    /// A flow with a source that never pauses, and an adapter.
    private static TestFlow endless() {
        return new TestFlow()
                .node("endless", "endless")
                .node("step", "step")
                .node("read", "read")
                .node("publish", "publish")
                .wire("endless", "out", "step")
                .wire("step", "out", "publish")
                .wire("read", "out", "publish");
    }

    @Test
    void a_flow_starts_though_a_document_of_another_takes_its_process_down() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var starting = new FutureTask<>(() -> site.start(lazy(), host));
            Thread.ofVirtual().start(starting);
            var guilty = site.feed("guilty", "halt");

            var run = starting.get(40, TimeUnit.SECONDS);

            assertThat(TestSite.await(guilty).deadLettered()).isEqualTo(1);
            assertThat(host.feed(run, TestHost.text("good")).await()).isEqualTo(PUBLISHED);
        }
    }

    @Test
    void what_another_flow_keeps_does_not_come_before_a_suspect_whose_flow_starts_late() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var run = site.start(lazy(), host);
            var _ = site.feed("kept", "triple");

            var guilty = host.feed(run, TestHost.text("halt"));
            var good = host.feed(run, TestHost.text("good"));

            assertThat(guilty.await().deadLettered()).isEqualTo(1);
            assertThat(good.await()).isEqualTo(PUBLISHED);
            assertThat(site.processes).hasSizeLessThan(7);
        }
    }

    @Test
    void a_worker_is_not_kept_free_for_a_suspect_that_is_gone(@TempDir Path folder) throws Exception {
        try (var site = new TestSite(2, Spread.ONE)) {
            var away = site.start(
                    reading("once", Map.of("file", folder.resolve("once").toString())), host);
            host.feed(away, TestHost.text("halt")); // waits from now on: its flow does not start again
            TestSite.awaitSize(site.processes, 3);
            var run = site.start(reading("step", Map.of()), host);
            assertThat(host.feed(run, TestHost.text("good")).await()).isEqualTo(PUBLISHED);
            var busy = site.feed("busy", "long");
            offerSuspect(run);

            run.stop(Duration.ZERO);

            TestSite.assertPublished(List.of(busy, site.feed("good", "good")));
        }
    }

    private static void offerSuspect(Running run) throws InterruptedException {
        var document = new Document("suspect", TestHost.text("good"), new Entrance.ByMediaType());
        assertThat(run.offer(document, new DocumentListener() {
                    @Override
                    public List<String> deaths() {
                        return List.of("It ran out of memory.");
                    }

                    @Override
                    public void settled(Outcome how) {
                        assertThat(how.state()).isEqualTo(Outcome.State.FAILED);
                    }
                }))
                .isTrue();
    }

    @Test
    void a_source_that_never_pauses_leaves_room_for_what_is_fed() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var run = site.workers.start(endless().compile(), List.of(), host, Flow.Limits.DEFAULT, true, Spread.ONE);
            TestSite.awaitSize(host.brought, 100);

            assertThat(host.feed(run, TestHost.text("good")).await()).isEqualTo(PUBLISHED);
        }
    }

    @Test
    void a_source_that_never_pauses_keeps_no_process_from_being_replaced() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            site.start(endless(), host);
            TestSite.awaitSize(host.brought, 10);

            assertThat(TestSite.await(site.feed("hangs", "hang")).deadLettered())
                    .isEqualTo(1);

            TestSite.awaitSize(site.processes, 2);
            TestSite.assertPublished(site.feedMany(10, "good"));
        }
    }

    @Test
    void a_source_that_never_pauses_keeps_no_suspect_waiting() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            site.start(endless(), host);
            TestSite.awaitSize(host.brought, 10);

            assertThat(TestSite.await(site.feed("guilty", "halt")).deadLettered())
                    .isEqualTo(1);
        }
    }

    @Test
    void a_document_begins_anew_when_what_its_process_found_wrong_is_kept() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var run = site.start(lazy(), host);
            host.mayKeep = new CompletableFuture<>();
            var bad = host.feed(run, TestHost.text("fail"));
            host.keeping.await();

            site.processes.getFirst().destroyForcibly();
            TestSite.awaitSize(site.processes, 2);
            host.mayKeep.complete(null);

            assertThat(bad.await().deadLettered()).isEqualTo(1);
            assertThat(host.events).containsExactly("kept d1", "again d1", "kept d1");
        }
    }

    @Test
    void a_process_with_a_call_that_outlives_its_flow_is_replaced() throws Exception {
        try (var site = new TestSite(1, Spread.ONE)) {
            var run = site.start(lazy(), host);
            host.feed(run, TestHost.text("hang"));

            assertThat(run.stop(Duration.ofMillis(100))).isFalse();

            TestSite.awaitSize(site.processes, 2);
            TestSite.assertPublished(site.feedMany(10, "good"));
        }
    }
}
