package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How flows end.
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class StopTest {

    private static final Outcome STOPPED = new Outcome(
            0, 0, 0, 1, List.of(new Note("", State.FAILED, "The flow was stopped before this document was done.")));

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private static FutureTask<Boolean> inBackground(Callable<Boolean> call) {
        var task = new FutureTask<>(call);
        Thread.startVirtualThread(task);
        return task;
    }

    private void gate() {
        components.step("gate", (packet, call) -> {
            begun.countDown();
            gate.await();
            call.emit(packet);
        });
    }

    @Test
    void what_is_not_done_at_the_deadline_ends_as_failed_once() throws Exception {
        gate();
        var run = TestFlow.chain("gate").start(components, host, new Flow.Limits(8, 1));
        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var count = 0; count < 8; count++) {
            outcomes.add(host.feed(run, TestHost.text()));
        }

        assertThat(run.stop(Duration.ofMillis(50))).isFalse();

        for (var outcome : outcomes) {
            assertThat(TestHost.await(outcome)).isEqualTo(STOPPED);
        }
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(8, 0, 0, 0, 0, 8));
        assertThat(components.closed).containsExactlyInAnyOrder("adapter", "gate");
    }

    @Test
    @Here("Elsewhere nobody can wait for room.")
    void a_sender_that_waits_for_room_is_turned_away_at_once() throws Exception {
        gate();
        var run = TestFlow.chain("gate").compile(components).start(host, new Flow.Limits(1, 1));
        var inside = host.feed(run, TestHost.text());
        begun.await();
        var waiting = inBackground(() ->
                run.submit(new Document("late", TestHost.text(), new Entrance.ByMediaType()), host.listener("late")));

        var stopping = inBackground(() -> run.stop(Duration.ofSeconds(20)));

        assertThat(waiting.get()).isFalse();
        assertThat(stopping.isDone()).isFalse();
        gate.countDown();
        assertThat(stopping.get()).isTrue();
        assertThat(TestHost.await(inside)).isEqualTo(TestHost.published(1));
        assertThat(run.offer(
                        new Document("later", TestHost.text(), new Entrance.ByMediaType()), host.listener("later")))
                .isFalse();
        assertThat(run.submit(
                        new Document("latest", TestHost.text(), new Entrance.ByMediaType()), host.listener("latest")))
                .isFalse();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 0, 1, 0, 0, 0));
    }

    @Test
    void a_publisher_that_hangs_is_not_waited_for_longer_than_the_deadline() throws Exception {
        components.publisher("out", (_, _) -> {
            begun.countDown();
            awaitWhateverComes(gate);
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("out", "out")
                .wire("adapter > out")
                .start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());
        begun.await();

        assertThat(run.stop(Duration.ofMillis(50))).isFalse();

        assertThat(TestHost.await(outcome)).isEqualTo(STOPPED);
        gate.countDown(); // it comes back and says it has published: too late to count
        assertThat(run.stop(Duration.ofSeconds(20))).isFalse();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 0, 0, 0, 0, 1));
    }

    static void awaitWhateverComes(CountDownLatch latch) {
        while (latch.getCount() > 0) {
            try {
                latch.await();
            } catch (InterruptedException ignored) {
                // this is what a bad component does
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_flow_may_be_stopped_again_and_by_several(int capacity) throws Exception {
        gate();
        var run = TestFlow.chain("gate").start(components, host, new Flow.Limits(4, capacity));
        var outcome = host.feed(run, TestHost.text());
        begun.await();
        var first = inBackground(() -> run.stop(Duration.ofSeconds(20)));
        var second = inBackground(() -> run.stop(Duration.ofSeconds(20)));

        gate.countDown();

        assertThat(first.get()).isTrue();
        assertThat(second.get()).isTrue();
        assertThat(run.stop(Duration.ofDays(1_000_000))).isTrue();
        assertThat(run.stop(Duration.ofSeconds(-1))).isTrue();
        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
    }

    @Test
    void the_earliest_of_several_deadlines_counts() throws Exception {
        gate();
        var run = TestFlow.chain("gate").start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());
        begun.await();
        var patient = inBackground(() -> run.stop(Duration.ofDays(1)));

        assertThat(run.stop(Duration.ZERO)).isFalse();

        assertThat(patient.get()).isFalse();
        assertThat(TestHost.await(outcome)).isEqualTo(STOPPED);
    }

    @Test
    void a_flow_is_stopped_from_its_own_listener() throws Exception {
        var run = TestFlow.chain("same").start(components, host, Flow.Limits.DEFAULT);
        var answer = new CompletableFuture<Boolean>();

        TestHost.submit(run, new Document("one", TestHost.text(), new Entrance.Adapter("nobody")), _ -> {
            try {
                answer.complete(run.stop(Duration.ofMillis(50)));
            } catch (InterruptedException interrupted) {
                answer.completeExceptionally(interrupted);
            }
        });

        assertThat(answer.get()).isTrue();
    }

    @Test
    void a_host_that_hangs_while_it_keeps_a_letter_does_not_hold_up_the_stop() throws Exception {
        var hanging = new TestHost() {
            @Override
            public void keep(DeadLetter letter) {
                begun.countDown();
                awaitWhateverComes(gate);
            }
        };
        var run = TestFlow.chain().start(components, hanging, Flow.Limits.DEFAULT);
        var outcome = new CompletableFuture<Outcome>();
        var sender = inBackground(() ->
                run.offer(new Document("one", TestHost.text(), new Entrance.Adapter("nobody")), outcome::complete));
        begun.await();

        assertThat(run.stop(Duration.ofMillis(50))).isFalse();

        assertThat(TestHost.await(outcome)).isEqualTo(STOPPED);
        gate.countDown();
        assertThat(sender.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_cancel_in_the_middle_of_many_settles_each_once(int capacity) throws Exception {
        components.publisher("out", (batch, _) -> {
            components.published.addAll(batch.entries());
            if (components.published.size() > 40) {
                begun.countDown();
                gate.await();
            }
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("left", "split", Map.of("count", 3))
                .node("right", "same")
                .node("out", "out")
                .wire("adapter > left")
                .wire("adapter > right")
                .wire("left > out")
                .wire("right > out")
                .start(components, host, new Flow.Limits(100, capacity));
        var settled = new AtomicInteger();
        var over = new AtomicBoolean();
        var feeding = inBackground(() -> {
            while (!over.get()) {
                var one = new Document("one of many", TestHost.text(), new Entrance.ByMediaType());
                run.offer(one, _ -> settled.incrementAndGet());
            }
            return true;
        });
        begun.await();

        assertThat(run.stop(Duration.ofMillis(20))).isFalse();

        over.set(true);
        assertThat(feeding.get()).isTrue();
        var numbers = run.numbers().documents();
        assertThat(numbers.inFlight()).isZero();
        assertThat(numbers.published() + numbers.failed()).isEqualTo(numbers.accepted());
        assertThat(settled.get()).isEqualTo((int) numbers.accepted());
    }

    @Test
    void nothing_is_left_of_a_flow_that_was_stopped_but_calls_that_cannot_be_interrupted() throws Exception {
        var started = ConcurrentHashMap.<Thread>newKeySet();
        components.step("note", (packet, call) -> {
            started.add(Thread.currentThread());
            call.emit(packet);
        });
        components.source("ticker", out -> {
            started.add(Thread.currentThread());
            while (true) {
                out.emit(TestHost.text());
            }
        });
        var run = new TestFlow()
                .node("ticker", "ticker")
                .node("note", "note")
                .node("publish", "publish")
                .wire("ticker > note")
                .wire("note > publish")
                .start(components, host, new Flow.Limits(4, 1));
        while (components.published.size() < 10) {
            Thread.onSpinWait();
        }

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();

        for (var thread : started) {
            assertThat(thread.join(Duration.ofSeconds(5))).isTrue();
        }
        assertThat(host.outcomes.values()).allMatch(outcome -> outcome.join().equals(TestHost.published(1)));
    }
}
