package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Call.Hold;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Nodes that asked to be woken.
@Timeout(30)
class WakeTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    @Test
    void a_wake_has_no_packet_at_hand() throws Exception {
        var refused = new CopyOnWriteArrayList<String>();
        components.waking("step", call -> {
            for (var attempt : List.<Attempted>of(
                    () -> call.emit(TestHost.text()), call::hold, call::document, () -> call.drop("Not wanted."))) {
                try {
                    attempt.run();
                } catch (IllegalStateException said) {
                    refused.add(String.valueOf(said.getMessage()));
                }
            }
        });

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text());

        assertThat(outcomes).containsExactly(TestHost.published(1));
        assertThat(refused)
                .contains(
                        "There is no packet at hand: \"emit\" cannot be called here.",
                        "There is no packet at hand: \"hold\" cannot be called here.",
                        "There is no packet at hand: \"document\" cannot be called here.",
                        "There is no packet at hand: \"drop\" cannot be called here.");
    }

    private interface Attempted {
        void run() throws Exception;
    }

    @Test
    void a_held_packet_can_be_emitted_when_the_node_is_woken() throws Exception {
        var held = new CopyOnWriteArrayList<Hold>();
        components.waking(
                "step",
                (_, call) -> {
                    held.add(call.hold());
                    call.wakeAfter(Duration.ofMillis(1));
                },
                call -> {
                    call.emit("out", held.getFirst().packet(), List.of(held.getFirst()));
                    held.clear();
                });
        var run = TestFlow.chain("step").start(components, host, Flow.Limits.DEFAULT);

        var outcome = TestHost.await(host.feed(run, TestHost.text()));

        assertThat(outcome).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void a_wake_that_fails_leaves_what_is_held_to_the_end() throws Exception {
        components.waking(
                "step",
                (_, call) -> {
                    call.hold();
                    call.wakeAfter(Duration.ofDays(1_000_000));
                    call.wakeAfter(Duration.ZERO);
                },
                _ -> {
                    throw new IllegalStateException("No.");
                });

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text());

        assertThat(outcomes).containsExactly(deadLettered("Node \"step\" still held this packet when the flow ended."));
    }

    private static Outcome deadLettered(String message) {
        return new Outcome(0, 0, 1, 0, List.of(new Note("step", State.DEAD_LETTERED, message)));
    }
}
