package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Flows of every shape, with room for one packet on a wire and for many.
@Timeout(30)
class ShapesTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_chain_publishes_every_document_in_order(int capacity) throws Exception {
        var flow = TestFlow.chain("same").compile(components);
        var packets = IntStream.range(0, 100)
                .mapToObj(number -> TestHost.text().with("number", Value.of(number)))
                .toArray(Packet[]::new);

        var outcomes = host.run(flow, new Flow.Limits(16, capacity), packets);

        assertThat(outcomes).hasSize(100).containsOnly(TestHost.published(1));
        assertThat(components.published)
                .extracting(entry -> entry.packet().first("number").orElseThrow())
                .isEqualTo(IntStream.range(0, 100).mapToObj(Value::of).toList());

        assertThat(components.closed).containsExactlyInAnyOrder("adapter", "same");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void several_wires_on_one_port_each_get_the_packet(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("left", "same")
                .node("right", "same")
                .node("publish", "publish")
                .wire("adapter > left")
                .wire("adapter > right")
                .wire("left > publish")
                .wire("right > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(4, capacity), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(2));
        assertThat(components.ids()).containsExactlyInAnyOrder("d1", "d1", "d2", "d2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void parts_of_a_document_have_stable_ids_and_settle_it_together(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", 3))
                .node("publish", "publish")
                .wire("adapter > split")
                .wire("split > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text());

        assertThat(outcomes).containsExactly(TestHost.published(3));
        assertThat(components.ids()).containsExactly("d1.split.1", "d1.split.2", "d1.split.3");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_document_that_is_split_and_joined_again_is_published_once(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("left", "same")
                .node("join", "join")
                .node("publish", "publish")
                .wire("adapter > left")
                .wire("adapter > join.second")
                .wire("left > join.first")
                .wire("join > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(components.ids()).containsExactlyInAnyOrder("d1", "d2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void what_a_join_still_holds_is_let_go_when_the_flow_ends(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("drop", "drop")
                .node("join", "join")
                .node("publish", "publish")
                .wire("adapter > drop")
                .wire("adapter > join.second")
                .wire("drop > join.first")
                .wire("join > publish")
                .wire("join.alone > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text());

        assertThat(outcomes)
                .containsExactly(new Outcome(1, 1, 0, 0, List.of(new Note("drop", State.DROPPED, "Not wanted."))));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_step_that_emits_nothing_drops_its_document_and_says_so(int capacity) throws Exception {
        var outcomes =
                host.run(TestFlow.chain("nothing").compile(components), new Flow.Limits(8, capacity), TestHost.text());

        var note = new Note("nothing", State.DROPPED, "Node \"nothing\" emitted nothing for it.");
        assertThat(outcomes).containsExactly(new Outcome(0, 1, 0, 0, List.of(note)));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void an_adapter_in_the_middle_passes_on_what_it_does_not_take(int capacity) throws Exception {
        components.add(components.adapter("unpack", "text/*", (packet, call) -> call.emit(packet)));
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("any", "route", Map.of("routes", List.of(Map.of("port", "go"))))
                .node("images", "image-adapter")
                .node("publish", "publish")
                .wire("adapter > any")
                .wire("any.go > images")
                .wire("images > publish")
                .wire("images.unmatched > publish")
                .compile(components);

        assertThat(host.run(flow, new Flow.Limits(8, capacity), TestHost.text()))
                .containsExactly(TestHost.published(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void the_sender_may_pick_the_adapter(int capacity) throws Exception {
        var flow = TestFlow.chain()
                .node("images", "image-adapter")
                .wire("images > publish")
                .compile(components);
        var run = TestPlace.start(flow, host, new Flow.Limits(8, capacity));

        var picked = host.feed(run, TestHost.text(), new Entrance.Adapter("images"));
        var unknown = host.feed(run, TestHost.text(), new Entrance.Adapter("nobody"));

        assertThat(TestHost.await(picked)).isEqualTo(TestHost.published(1));
        assertThat(TestHost.await(unknown).notes())
                .containsExactly(new Note(
                        "",
                        State.DEAD_LETTERED,
                        "This flow has no adapter \"nobody\" for fed documents. It has \"adapter\" and \"images\"."));
        run.stop(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_node_that_is_switched_off_lets_packets_pass_unchanged(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .disabled("drop", "drop")
                .node("publish", "publish")
                .wire("adapter > drop")
                .wire("drop > publish")
                .compile(components);

        assertThat(host.run(flow, new Flow.Limits(8, capacity), TestHost.text()))
                .containsExactly(TestHost.published(1));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void the_sides_of_a_diamond_come_together_again(int capacity) throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("top", "split", Map.of("count", 2))
                .node("left", "same")
                .node("right", "drop")
                .node("bottom", "same")
                .node("publish", "publish")
                .wire("adapter > top")
                .wire("top > left")
                .wire("top > right")
                .wire("left > bottom")
                .wire("right > bottom")
                .wire("bottom > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text(), TestHost.text());

        var note = new Note("right", State.DROPPED, "Not wanted.");
        assertThat(outcomes).containsOnly(new Outcome(2, 2, 0, 0, List.of(note, note)));
        assertThat(components.ids()).containsExactly("d1.top.1", "d1.top.2", "d2.top.1", "d2.top.2");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void many_nodes_lead_into_one(int capacity) throws Exception {
        var flow = new TestFlow().node("publish", "publish");
        for (var index = 0; index < 8; index++) {
            flow.node("a" + index, "adapter").wire("a" + index + " > publish");
        }

        var outcomes =
                host.run(flow.compile(components), new Flow.Limits(8, capacity), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(8));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void each_packet_leaves_by_the_port_it_was_emitted_on(int capacity) throws Exception {
        components.router("router", (packet, call) -> {
            call.emit("left", packet.with("way", "left"));
            call.emit("right", packet.with("way", "right"));
        });
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("router", "router")
                .node("drop", "drop")
                .node("publish", "publish")
                .wire("adapter > router")
                .wire("router.left > publish")
                .wire("router.right > drop")
                .wire("drop > publish")
                .compile(components);

        var outcomes = host.run(flow, new Flow.Limits(8, capacity), TestHost.text());

        var note = new Note("drop", State.DROPPED, "Not wanted.");
        assertThat(outcomes).containsExactly(new Outcome(1, 1, 0, 0, List.of(note)));
        assertThat(components.published)
                .extracting(entry -> entry.packet().text("way").orElse(""))
                .containsExactly("left");
    }

    @Test
    void a_flow_without_documents_ends() throws Exception {
        assertThat(host.run(TestFlow.chain("same").compile(components))).isEmpty();
        assertThat(components.closed).containsExactlyInAnyOrder("adapter", "same");
    }

    @Test
    void what_leaves_by_an_error_port_that_is_not_wired_is_a_dead_letter() throws Exception {
        components.step("side", (packet, call) -> call.emit("error", packet));

        var outcomes = host.run(TestFlow.chain("side").compile(components), TestHost.text());

        var sentence = "Node \"side\" passed this document to its port \"error\", which is not wired.";
        assertThat(outcomes)
                .containsExactly(new Outcome(0, 0, 1, 0, List.of(new Note("side", State.DEAD_LETTERED, sentence))));
    }

    @Test
    void a_publisher_that_is_switched_off_drops_and_a_source_brings_nothing() throws Exception {
        components.source("ticker", out -> out.emit(TestHost.text()));
        var flow = TestFlow.chain()
                .disabled("off", "publish")
                .disabled("ticker", "ticker")
                .wire("adapter > off")
                .wire("ticker > publish")
                .compile(components);

        var outcomes = host.run(flow, TestHost.text());

        var note = new Note("off", State.DROPPED, "Node \"off\" is switched off.");
        assertThat(outcomes).containsExactly(new Outcome(1, 1, 0, 0, List.of(note)));
        assertThat(host.outcomes).hasSize(1);
    }
}
