package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Call;
import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// Calls that take too long.
@Timeout(60)
@Execution(ExecutionMode.CONCURRENT)
class HangsTest {

    private static final String TOO_LONG = "Node \"step\" took longer than 100 ms for this document.";

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch gate = new CountDownLatch(1);
    private final AtomicBoolean free = new AtomicBoolean();
    private final CompletableFuture<Throwable> refused = new CompletableFuture<>();
    private final CompletableFuture<Thread> hung = new CompletableFuture<>();

    @AfterEach
    void let_go() {
        gate.countDown();
        free.set(true);
    }

    private static TestFlow flow() {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("step", "step", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > step")
                .wire("step > publish");
    }

    private interface Hanging {
        void hang(Packet packet, Call call) throws Exception;
    }

    /// Hangs on packets with the attribute `hang`, passes all others on.
    private Running start(Hanging hanging) throws Exception {
        components.step("step", (packet, call) -> {
            if (packet.has("hang")) {
                hung.complete(Thread.currentThread());
                hanging.hang(packet, call);
            } else {
                call.emit(packet);
            }
        });
        components.apart("step");
        return flow().start(components, host, new Flow.Limits(16, 1));
    }

    private static Packet bad() {
        return TestHost.text().with("hang", "yes");
    }

    private static Outcome timedOut(int published) {
        return new Outcome(published, 0, 1, 0, List.of(new Note("step", State.DEAD_LETTERED, TOO_LONG)));
    }

    private void assertOnlyTheHangingOneFails(Hanging hanging, int published) throws Exception {
        var run = start(hanging);
        var before = host.feed(run, TestHost.text());
        var bad = host.feed(run, bad());
        var after = host.feed(run, TestHost.text());

        assertThat(TestHost.await(before)).isEqualTo(TestHost.published(1));
        assertThat(TestHost.await(bad)).isEqualTo(timedOut(published));
        assertThat(TestHost.await(after)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(components.ids()).contains("d1", "d3").doesNotContain("d2");
        assertThat(host.letters).hasSize(1);
    }

    @Test
    void a_call_that_heeds_the_interrupt_fails_its_document_only() throws Exception {
        assertOnlyTheHangingOneFails((_, _) -> new CountDownLatch(1).await(), 0);
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "step");
    }

    @Test
    void a_call_that_gives_up_in_silence_has_not_succeeded() throws Exception {
        assertOnlyTheHangingOneFails(
                (_, _) -> {
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException interrupted) {
                        Thread.currentThread().interrupt();
                    }
                },
                0);
    }

    @Test
    void a_call_may_do_nothing_with_the_flow_after_it_was_interrupted() throws Exception {
        assertOnlyTheHangingOneFails(
                (packet, call) -> {
                    call.emit(packet.with("part", "1"));
                    try {
                        new CountDownLatch(1).await();
                    } catch (InterruptedException late) {
                        call.emit(packet.with("part", "2"));
                    }
                },
                0);
    }

    @Test
    void a_call_that_ignores_the_interrupt_is_given_up_and_replaced() throws Exception {
        assertOnlyTheHangingOneFails((_, _) -> StopTest.awaitWhateverComes(gate), 0);
        assertThat(components.opened).containsExactlyInAnyOrder("adapter", "step", "step");
        gate.countDown();
        assertThat(hung.get().join(Duration.ofSeconds(10))).isTrue();
        assertThat(components.closed).containsExactlyInAnyOrder("adapter", "step", "step");
    }

    @Test
    void a_call_that_spins_is_given_up_and_replaced() throws Exception {
        assertOnlyTheHangingOneFails(
                (_, _) -> {
                    while (!free.get()) {
                        Thread.onSpinWait();
                    }
                },
                0);
    }

    @Test
    void parts_emitted_before_it_hung_stay() throws Exception {
        assertOnlyTheHangingOneFails(
                (packet, call) -> {
                    call.emit(packet);
                    call.emit(packet);
                    StopTest.awaitWhateverComes(gate);
                },
                2);
    }

    @Test
    void what_a_given_up_call_does_when_it_comes_back_is_refused() throws Exception {
        var given = "This call was given up because it took too long.";
        for (var late : List.<Hanging>of(
                (packet, call) -> call.emit(packet),
                (_, call) -> call.drop("Late."),
                (_, call) -> call.hold(),
                (packet, call) -> call.reject(packet, PacketException.permanent("Late.")),
                (_, call) -> call.wakeAfter(Duration.ZERO))) {
            var back = new CompletableFuture<Throwable>();
            var latch = new CountDownLatch(1);
            var own = new TestComponents();
            own.step("step", (packet, call) -> {
                StopTest.awaitWhateverComes(latch);
                try {
                    late.hang(packet, call);
                } catch (IllegalStateException thrown) {
                    back.complete(thrown);
                    throw thrown;
                }
            });
            var run = flow().start(own, host, Flow.Limits.DEFAULT);

            assertThat(TestHost.await(host.feed(run, TestHost.text()))).isEqualTo(timedOut(0));
            latch.countDown();

            assertThat(back.get()).hasMessage(given);
            assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(own.published).isEmpty();
        }
    }

    @Test
    void what_a_given_up_component_held_fails_and_its_holds_do_nothing_any_more() throws Exception {
        Queue<Hold> held = new ConcurrentLinkedQueue<>();
        var run = start((packet, call) -> {
            if (held.isEmpty()) {
                held.add(call.hold());
                return;
            }
            StopTest.awaitWhateverComes(gate);
            held.element().drop("Late.");
            try {
                call.emit("out", packet, List.copyOf(held));
            } catch (IllegalStateException thrown) {
                refused.complete(thrown);
            }
        });

        var first = host.feed(run, bad());
        var second = host.feed(run, bad());

        assertThat(TestHost.await(first)).isEqualTo(timedOut(0));
        assertThat(TestHost.await(second)).isEqualTo(timedOut(0));
        gate.countDown();
        assertThat(refused.get()).hasMessage("This call was given up because it took too long.");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(components.published).isEmpty();
    }

    @Test
    void a_component_that_hangs_in_every_call_fails_every_document() throws Exception {
        var run = start((_, _) -> StopTest.awaitWhateverComes(gate));
        var outcomes = List.of(host.feed(run, bad()), host.feed(run, bad()), host.feed(run, bad()));

        for (var outcome : outcomes) {
            assertThat(TestHost.await(outcome)).isEqualTo(timedOut(0));
        }
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void a_publisher_that_hangs_fails_its_batch_but_what_it_said_of_single_packets_holds() throws Exception {
        components.publisher("step", (batch, _) -> {
            if (batch.entries().stream().noneMatch(entry -> entry.packet().has("hang"))) {
                return;
            }
            batch.fail(batch.entries().getFirst(), PacketException.invalidInput("Not a date."));
            StopTest.awaitWhateverComes(gate);
            try {
                batch.fail(batch.entries().getFirst(), PacketException.permanent("Late."));
            } catch (IllegalStateException thrown) {
                refused.complete(thrown);
            }
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("step", "step", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .wire("adapter > step")
                .start(components, host, Flow.Limits.DEFAULT);

        var bad = host.feed(run, bad());
        var good = host.feed(run, TestHost.text());

        assertThat(TestHost.await(bad).notes()).containsExactly(new Note("step", State.DEAD_LETTERED, "Not a date."));
        assertThat(TestHost.await(good).state()).isIn(State.PUBLISHED, State.DEAD_LETTERED); // in which batch it was
        gate.countDown();
        assertThat(refused.get()).hasMessage("This call is over. A publisher may not keep its batch.");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }
}
