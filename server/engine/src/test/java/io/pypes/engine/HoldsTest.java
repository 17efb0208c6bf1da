package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets that are held and merged.
@Timeout(30)
class HoldsTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    /// A step that holds all packets but those with the attribute `merge`: these are merged with all that are held.
    private void collector(String id, TestComponents.Merging merging) {
        components.holder(id, (packet, call, held) -> {
            held.add(call.hold());
            if (packet.has("merge")) {
                merging.merge(packet, call, held);
            }
        });
    }

    private void collector(String id) {
        collector(id, (packet, call, held) -> {
            call.emit("out", packet, List.copyOf(held));
            held.clear();
        });
    }

    private static Packet last() {
        return TestHost.text().with("merge", "yes");
    }

    private static Outcome deadLettered(int published, String node, String message) {
        return new Outcome(published, 0, 1, 0, List.of(new Note(node, State.DEAD_LETTERED, message)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_packet_merged_from_several_documents_settles_all_of_them(int capacity) throws Exception {
        collector("collect");

        var outcomes = host.run(
                TestFlow.chain("collect").compile(components),
                new Flow.Limits(8, capacity),
                TestHost.text(),
                TestHost.text(),
                last());

        assertThat(outcomes).hasSize(3).containsOnly(TestHost.published(1));
        assertThat(components.ids()).containsExactly("d1+d2+d3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_merged_packet_that_goes_several_ways_counts_for_each(int capacity) throws Exception {
        collector("collect");
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("collect", "collect")
                .node("left", "same")
                .node("right", "drop")
                .node("publish", "publish")
                .wire("adapter > collect")
                .wire("collect > left")
                .wire("collect > right")
                .wire("left > publish")
                .wire("right > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text(), last());

        var note = new Note("right", State.DROPPED, "Not wanted.");
        assertThat(outcomes).hasSize(2).containsOnly(new Outcome(1, 1, 0, 0, List.of(note)));
    }

    @Test
    void a_merged_packet_that_fails_leaves_one_dead_letter_for_each_document() throws Exception {
        collector("collect");
        components.step("fails", (_, _) -> {
            throw PacketException.invalidInput("Too much.");
        });

        var outcomes = host.run(
                TestFlow.chain("collect", "fails").compile(components), TestHost.text(), TestHost.text(), last());

        assertThat(outcomes).hasSize(3).containsOnly(deadLettered(0, "fails", "Too much."));
        assertThat(host.letters)
                .extracting(letter -> letter.document().id(), DeadLetter::message)
                .containsExactly(tuple("d1", "Too much."), tuple("d2", "Too much."), tuple("d3", "Too much."));
    }

    @Test
    void parts_of_one_document_merged_again_are_one_packet_of_it() throws Exception {
        components.step("cut", (packet, call) -> {
            call.emit(packet);
            call.emit(packet);
            call.emit(packet.with("merge", "yes"));
        });
        collector("collect");

        var outcomes = host.run(TestFlow.chain("cut", "collect").compile(components), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(components.ids()).containsExactly("d1.cut.1+d1.cut.2+d1.cut.3", "d2.cut.1+d2.cut.2+d2.cut.3");
    }

    @Test
    void a_hold_named_twice_counts_once() throws Exception {
        collector("collect", (packet, call, held) -> {
            var twice = new ArrayList<>(held);
            twice.addAll(held);
            call.emit("out", packet, twice);
        });

        var outcomes = host.run(TestFlow.chain("collect").compile(components), TestHost.text(), last());

        assertThat(outcomes).containsOnly(TestHost.published(1));
    }

    @Test
    void a_hold_that_is_used_up_cannot_be_emitted_again() throws Exception {
        collector("collect", (packet, call, held) -> {
            call.emit("out", packet, held);
            call.emit("out", packet, held);
        });

        var outcomes = host.run(TestFlow.chain("collect").compile(components), TestHost.text(), last());

        var refused = "Node \"collect\" broke on this document: "
                + "A packet can be emitted for packets that this node holds, at least one.";
        assertThat(outcomes).containsExactly(TestHost.published(1), deadLettered(1, "collect", refused));
    }

    @Test
    void a_hold_dropped_twice_or_after_its_use_counts_once() throws Exception {
        collector("collect", (packet, call, held) -> {
            held.getFirst().drop("Too old.");
            held.getFirst().drop("Far too old.");
            call.emit("out", packet, List.of(held.getLast()));
            held.getLast().drop("After its use.");
        });

        var outcomes = host.run(TestFlow.chain("collect").compile(components), TestHost.text(), last());

        var note = new Note("collect", State.DROPPED, "Too old.");
        assertThat(outcomes).containsExactly(new Outcome(0, 1, 0, 0, List.of(note)), TestHost.published(1));
    }

    @Test
    void the_packet_at_hand_may_be_held_and_dropped() throws Exception {
        components.step("step", (_, call) -> call.hold().drop("Not wanted."));

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text());

        assertThat(outcomes)
                .containsExactly(new Outcome(0, 1, 0, 0, List.of(new Note("step", State.DROPPED, "Not wanted."))));
    }

    @Test
    void a_call_that_fails_after_a_merge_fails_its_packet_and_the_merged_one_goes_on() throws Exception {
        collector("collect", (packet, call, held) -> {
            call.emit("out", packet, held);
            held.clear();
            throw PacketException.transientFault("The service is away.");
        });

        var outcomes = host.run(TestFlow.chain("collect").compile(components), TestHost.text(), last());

        assertThat(outcomes).containsExactly(TestHost.published(1), deadLettered(1, "collect", "The service is away."));
        assertThat(host.letters).hasSize(1);
    }

    @Test
    void a_call_that_fails_after_a_hold_does_not_hold_its_packet() throws Exception {
        var holds = new CopyOnWriteArrayList<Hold>();
        components.step("step", (packet, call) -> {
            if (holds.isEmpty()) {
                holds.add(call.hold());
                throw PacketException.transientFault("The service is away.");
            }
            call.emit("out", packet, holds);
        });

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text(), TestHost.text());

        assertThat(outcomes)
                .containsExactly(
                        deadLettered(0, "step", "The service is away."),
                        deadLettered(
                                0,
                                "step",
                                "Node \"step\" broke on this document: "
                                        + "A packet can be emitted for packets that this node holds, at least one."));
    }

    @Test
    void an_unknown_port_uses_no_hold_up() throws Exception {
        collector("collect", (packet, call, held) -> {
            assertThatThrownBy(() -> call.emit("side", packet, held)).isInstanceOf(IllegalArgumentException.class);
            call.emit("out", packet, held);
        });

        var outcomes = host.run(TestFlow.chain("collect").compile(components), TestHost.text(), last());

        assertThat(outcomes).containsOnly(TestHost.published(1));
    }

    @Test
    void what_was_emitted_before_a_merge_comes_before_it() throws Exception {
        components.holder("step", (packet, call, held) -> {
            if (held.isEmpty()) {
                held.add(call.hold());
            } else {
                call.emit(packet.with("order", "1"));
                call.emit("out", packet.with("order", "2"), held);
            }
        });

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(components.published)
                .extracting(entry -> entry.packet().text("order").orElse(""))
                .containsExactly("1", "2");
    }

    @Test
    void what_is_still_held_when_the_flow_ends_fails_and_its_hold_does_nothing_after() throws Exception {
        var holds = new CopyOnWriteArrayList<Hold>();
        components.step("step", (_, call) -> holds.add(call.hold()));

        var outcomes = host.run(TestFlow.chain("step").compile(components), TestHost.text());
        holds.getFirst().drop("Too late.");

        assertThat(outcomes)
                .containsExactly(deadLettered(0, "step", "Node \"step\" still held this packet when the flow ended."));
        assertThat(holds.getFirst().document()).isEqualTo("d1");
    }

    @Test
    void a_hold_cannot_be_dropped_between_calls() throws Exception {
        var held = new CompletableFuture<Hold>();
        components.step("step", (_, call) -> held.complete(call.hold()));
        components.step("first", (packet, call) -> call.emit(packet));
        var run = TestFlow.chain("first", "step").start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());
        var hold = held.get();
        while (run.numbers().nodes().stream().anyMatch(node -> node.id().equals("step") && node.busyNanos() == 0)) {
            Thread.onSpinWait(); // until the call is over
        }

        assertThatThrownBy(() -> hold.drop("By a timer."))
                .hasMessage("This call is over. A component may not keep it.");

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(TestHost.await(outcome).state()).isEqualTo(State.DEAD_LETTERED);
    }
}
