package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Nodes that take their time hold up only what waits for them.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class SlowNodesTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch gate = new CountDownLatch(1);

    @AfterEach
    void let_go() {
        gate.countDown();
    }

    private static TestFlow flow() {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("step", "step", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > step")
                .wire("step > publish");
    }

    /// In one chunk and in two: what a step has made before it takes its time does not wait for it.
    @ParameterizedTest
    @CsvSource({"1, true", "3, true", "1, false", "3, false"})
    void a_document_that_was_handled_before_a_slow_one_ends_before_it(int before, boolean together) throws Exception {
        var begun = new CountDownLatch(1);
        var first = new CountDownLatch(together ? 1 : 0);
        components.step("step", (packet, call) -> {
            switch (packet.text("do").orElse("")) {
                case "wait" -> first.await();
                case "block" -> {
                    begun.countDown();
                    gate.await();
                }
                default -> Thread.sleep(1); // longer than a turn
            }
            call.emit(packet);
        });
        components.apart("publish");
        var run = TestFlow.chain("step").compile(components).start(host, Flow.Limits.DEFAULT);
        var quick = new ArrayList<>(List.of(host.feed(run, TestHost.text().with("do", "wait"))));
        for (var number = 0; number < before; number++) {
            quick.add(host.feed(run, TestHost.text()));
        }
        var slow = host.feed(run, TestHost.text().with("do", "block"));
        first.countDown();
        begun.await();

        for (var each : quick) {
            assertThat(TestHost.await(each)).isEqualTo(TestHost.published(1));
        }
        assertThat(slow).isNotDone();
        gate.countDown();
        assertThat(TestHost.await(slow)).isEqualTo(TestHost.published(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void time_spent_waiting_for_the_next_node_is_not_its_fault(int capacity) throws Exception {
        var published = new CountDownLatch(1);
        components.step("step", (packet, call) -> {
            for (var part = 0; part < 40; part++) {
                call.emit(packet);
            }
        });
        components.publisher("publish", (batch, _) -> {
            published.countDown();
            StopTest.awaitWhateverComes(gate);
            components.published.addAll(batch.entries());
        });
        var run = flow().start(components, host, new Flow.Limits(16, capacity));

        var outcome = host.feed(run, TestHost.text());
        published.await();
        // longer than the step may take, and than the watchdog looks away
        new CompletableFuture<Void>()
                .completeOnTimeout(null, 600, TimeUnit.MILLISECONDS)
                .join();
        gate.countDown();

        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(40));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void what_waits_on_a_wire_is_bounded_by_what_it_takes_in_memory() throws Exception {
        var emitted = new AtomicInteger();
        var text = "x".repeat(100_000);
        components.step("step", (packet, call) -> {
            for (var part = 0; part < 100; part++) {
                call.emit(packet.with("text", text));
                emitted.incrementAndGet();
            }
        });
        components.apart("step");
        var published = new CountDownLatch(1);
        components.publisher("publish", (batch, _) -> {
            published.countDown();
            StopTest.awaitWhateverComes(gate);
            components.published.addAll(batch.entries());
        });
        var run = flow().start(components, host, wireOf(1_000_000));

        var outcome = host.feed(run, TestHost.text());
        published.await();
        awaitQueued(run, 5);

        assertThat(run.numbers().wires().getLast().queued()).isLessThanOrEqualTo(10);
        assertThat(emitted).hasValueLessThan(90);
        gate.countDown();
        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(100));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    private static Flow.Limits wireOf(long bytes) {
        return new Flow.Limits(16, new Flow.Bound(1024, bytes), new Flow.Bound(1024, 1 << 30));
    }

    @ParameterizedTest
    @CsvSource({"10, 1000000000", "1024, 4000"})
    void what_waits_in_a_whole_flow_is_bounded(int packets, long bytes) throws Exception {
        components.step("step", (packet, call) -> {
            for (var part = 0; part < 100; part++) {
                call.emit(packet);
            }
        });
        components.apart("step");
        var published = new CountDownLatch(1);
        components.publisher("publish", (_, _) -> {
            published.countDown();
            StopTest.awaitWhateverComes(gate);
        });
        var limits = new Flow.Limits(16, new Flow.Bound(1024, 1 << 30), new Flow.Bound(packets, bytes));
        var run = flow().start(components, host, limits);

        var outcome = host.feed(run, TestHost.text());
        published.await();
        awaitQueued(run, 1); // whether more find room depends on how many go over at once

        assertThat(run.numbers().wires().getLast().queued()).isLessThanOrEqualTo(20);
        gate.countDown();
        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(100));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    /// Until so many packets wait on the last wire.
    private static void awaitQueued(Running run, long packets) throws InterruptedException {
        while (run.numbers().wires().getLast().queued() < packets) {
            if (Thread.interrupted()) {
                throw new InterruptedException("It took too long.");
            }
            Thread.onSpinWait();
        }
    }

    @Test
    void a_packet_that_takes_more_than_may_wait_passes_by_itself() throws Exception {
        components.step("step", (packet, call) -> call.emit(packet.with("text", "x".repeat(10_000))));
        components.apart("step");
        var run = flow().start(components, host, wireOf(100));

        for (var count = 0; count < 10; count++) {
            assertThat(TestHost.await(host.feed(run, TestHost.text()))).isEqualTo(TestHost.published(1));
        }

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void a_slow_node_holds_up_only_what_waits_for_it() throws Exception {
        components.step("same", (packet, call) -> {
            StopTest.awaitWhateverComes(gate);
            call.emit(packet);
        });
        components.publisher("quick", (batch, _) -> components.published.addAll(batch.entries()));
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("images", "image-adapter")
                .node("slow", "same")
                .node("quick", "quick")
                .node("publish", "publish")
                .wire("adapter > slow")
                .wire("images > quick")
                .wire("slow > publish")
                .start(components, host, new Flow.Limits(64, 1));

        var waiting = host.feed(run, TestHost.text());
        var image = Packet.empty().withMediaType(MediaType.of("image/png"));
        for (var count = 0; count < 50; count++) {
            assertThat(TestHost.await(host.feed(run, image))).isEqualTo(TestHost.published(1));
        }

        assertThat(waiting).isNotDone();
        gate.countDown();
        assertThat(TestHost.await(waiting)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void a_time_limit_longer_than_anything_is_none() throws Exception {
        var policy = new ErrorPolicy(1, Duration.ofSeconds(Long.MAX_VALUE), Duration.ofSeconds(Long.MAX_VALUE));
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("same", "same", Map.of(), policy)
                .node("publish", "publish")
                .wire("adapter > same")
                .wire("same > publish");

        assertThat(host.run(flow.compile(components), TestHost.text())).containsExactly(TestHost.published(1));
    }

    @Test
    void a_finish_that_hangs_ends_with_the_deadline_and_loses_nothing() throws Exception {
        var seen = new CopyOnWriteArrayList<String>();
        components.finishing("step", _ -> {
            seen.add("finish");
            StopTest.awaitWhateverComes(gate);
        });
        var run = flow().start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();

        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        assertThat(seen).containsExactly("finish");
    }
}
