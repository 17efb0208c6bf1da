package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Call;
import io.pypes.sdk.PacketException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a component may do with its call, and what becomes of what it may not.
@Timeout(30)
class EmissionTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    private Outcome outcomeOf(TestComponents.Behaviour behaviour) throws Exception {
        components.step("step", behaviour);
        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text(), TestHost.text());
        assertThat(outcomes.getFirst()).isEqualTo(outcomes.getLast());
        return outcomes.getFirst();
    }

    private static Outcome broken(String message) {
        return deadLettered(0, "Node \"step\" broke on this document: " + message);
    }

    private static Outcome deadLettered(int published, String message) {
        return new Outcome(published, 0, 1, 0, List.of(new Note("step", State.DEAD_LETTERED, message)));
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_not_a_packet() throws Exception {
        assertThat(outcomeOf((_, call) -> call.emit(null))).isEqualTo(broken("The packet to emit is null."));
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_not_a_port() throws Exception {
        assertThat(outcomeOf((packet, call) -> call.emit(null, packet)))
                .isEqualTo(broken("The port to emit on is null."));
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_is_not_a_reason() throws Exception {
        assertThat(outcomeOf((_, call) -> call.drop(null))).isEqualTo(broken("The reason of a drop is null."));
        assertThat(outcomeOf((packet, call) -> call.reject(packet, null)))
                .isEqualTo(broken("The reason of a rejected part is null."));
        assertThat(outcomeOf((_, call) -> call.reject(null, PacketException.permanent("Bad."))))
                .isEqualTo(broken("The part to reject is null."));
    }

    @Test
    @SuppressWarnings("NullAway")
    void a_failure_without_a_kind_is_a_failure() throws Exception {
        assertThat(outcomeOf((_, _) -> {
                    throw new PacketException(null, "Bad.", null);
                }))
                .isEqualTo(broken("The kind of a failure is null."));
    }

    @Test
    void an_unknown_port_fails_the_document() throws Exception {
        assertThat(outcomeOf((packet, call) -> call.emit("side", packet)))
                .isEqualTo(broken("Node \"step\" has no output port \"side\". It has \"out\"."));
    }

    @Test
    void an_unknown_port_after_parts_keeps_the_parts() throws Exception {
        assertThat(outcomeOf((packet, call) -> {
                    call.emit(packet);
                    call.emit(packet);
                    call.emit("side", packet);
                }))
                .isEqualTo(
                        deadLettered(
                                2,
                                "Node \"step\" broke on this document: Node \"step\" has no output port \"side\". It has \"out\"."));
    }

    @Test
    void parts_stay_when_the_call_fails_after_them_and_it_is_not_tried_again() throws Exception {
        var calls = new AtomicInteger();

        var outcome = outcomeOf((packet, call) -> {
            calls.incrementAndGet();
            call.emit(packet);
            call.emit(packet);
            throw PacketException.transientFault("The service is away.");
        });

        assertThat(outcome).isEqualTo(deadLettered(2, "The service is away."));
        assertThat(calls).hasValue(2);
        assertThat(components.ids()).containsExactlyInAnyOrder("d1.step.1", "d1.step.2", "d2.step.1", "d2.step.2");
        assertThat(host.letters).hasSize(2).allMatch(letter -> letter.attempts() == 1);
    }

    @Test
    void a_single_packet_is_taken_back_when_the_call_fails_after_it() throws Exception {
        var outcome = outcomeOf((packet, call) -> {
            call.emit(packet);
            throw PacketException.permanent("The table is gone.");
        });

        assertThat(outcome).isEqualTo(deadLettered(0, "The table is gone."));
        assertThat(components.published).isEmpty();
    }

    @Test
    void a_rejected_part_stays_rejected_when_the_call_fails_after_it() throws Exception {
        var outcome = outcomeOf((packet, call) -> {
            call.reject(packet, PacketException.invalidInput("Row 1 is broken."));
            throw PacketException.invalidInput("All of it is broken.");
        });

        assertThat(outcome)
                .isEqualTo(new Outcome(
                        0,
                        0,
                        2,
                        0,
                        List.of(
                                new Note("step", State.DEAD_LETTERED, "Row 1 is broken."),
                                new Note("step", State.DEAD_LETTERED, "All of it is broken."))));
    }

    @Test
    void what_is_emitted_counts_more_than_a_drop() throws Exception {
        assertThat(outcomeOf((packet, call) -> {
                    call.drop("Not wanted.");
                    call.emit(packet);
                }))
                .isEqualTo(TestHost.published(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_component_that_leaves_its_interrupt_set_loses_nothing(int capacity) throws Exception {
        components.step("step", (packet, call) -> {
            Thread.currentThread().interrupt();
            call.emit(packet);
            if (packet.has("two")) {
                call.emit(packet);
            }
        });
        var two = TestHost.text().with("two", "yes");

        var outcomes = host.run(
                TestFlow.chain("step").compile(components), new Flow.Limits(8, capacity), TestHost.text(), two, two);

        assertThat(outcomes).containsExactly(TestHost.published(1), TestHost.published(2), TestHost.published(2));
    }

    @Test
    void a_component_that_says_it_was_interrupted_although_it_was_not_fails_its_document() throws Exception {
        assertThat(outcomeOf((_, _) -> {
                    throw new InterruptedException("I was told to stop.");
                }))
                .isEqualTo(
                        deadLettered(
                                0,
                                "Node \"step\" broke off as if the flow were stopped, which it is not: it interrupted itself."));
    }

    @Test
    void an_exception_whose_message_cannot_be_read_is_named_by_its_class() throws Exception {
        assertThat(outcomeOf((_, _) -> {
                    throw new Unreadable();
                }))
                .isEqualTo(broken("Unreadable"));
    }

    private static final class Unreadable extends RuntimeException {
        private static final long serialVersionUID = 1;

        @Override
        public String getMessage() {
            throw new IllegalStateException("No.");
        }
    }

    @Test
    void a_call_that_is_kept_is_refused_after_it() throws Exception {
        var kept = new AtomicReference<Call>();
        components.step("step", (packet, call) -> {
            kept.set(call);
            call.emit(packet);
        });
        var run = TestFlow.chain("step").start(components, host, Flow.Limits.DEFAULT);

        var outcome = TestHost.await(host.feed(run, TestHost.text()));

        assertThat(outcome).isEqualTo(TestHost.published(1));
        var over = "This call is over. A component may not keep it.";
        assertThatThrownBy(() -> kept.get().emit(TestHost.text())).hasMessage(over);
        assertThatThrownBy(() -> kept.get().hold()).hasMessage(over);
        assertThatThrownBy(() -> kept.get().drop("Late.")).hasMessage(over);
        assertThatThrownBy(() -> kept.get().reject(TestHost.text(), PacketException.permanent("Late.")))
                .hasMessage(over);
        assertThatThrownBy(() -> kept.get().wakeAfter(Duration.ZERO)).hasMessage(over);
        assertThatThrownBy(() -> kept.get().document()).hasMessage(over);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(components.ids()).containsExactly("d1");
    }

    @Test
    void what_another_thread_of_the_component_emits_at_its_end_is_waited_for() throws Exception {
        var gate = new CountDownLatch(1);
        components.publisher("slow", (_, _) -> gate.await());
        components.step("step", (packet, call) -> {
            call.emit(packet);
            for (var count = 0; count < 3; count++) {
                call.emit(packet);
            }
            var sending = new CountDownLatch(1);
            Thread.startVirtualThread(() -> {
                try {
                    sending.countDown();
                    call.emit(packet);
                } catch (InterruptedException | IllegalStateException refused) {
                    // it came too late
                }
            });
            sending.await();
            gate.countDown();
        });
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("step", "step")
                .node("slow", "slow")
                .wire("adapter > step")
                .wire("step > slow")
                .compile(components);
        var run = TestPlace.start(flow, host, new Flow.Limits(1, 8));

        CompletableFuture<Outcome> outcome = host.feed(run, TestHost.text());

        assertThat(TestHost.await(outcome).published()).isBetween(4L, 5L);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }
}
