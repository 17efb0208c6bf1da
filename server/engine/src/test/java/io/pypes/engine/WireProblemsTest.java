package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everything that can be wrong with the wires of a flow definition, in whole sentences.
@Timeout(30)
class WireProblemsTest {

    private final TestComponents components = new TestComponents();

    private List<Problem> problems(TestFlow flow) {
        return new FlowCompiler(components).compile(flow.definition()).problems();
    }

    private static Place node(String id) {
        return new Place(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Place wire(String id) {
        return new Place(Optional.empty(), Optional.of(id), Optional.empty(), Optional.empty());
    }

    private static Place end(String node, String wire, String port) {
        return new Place(Optional.of(node), Optional.of(wire), Optional.of(port), Optional.empty());
    }

    @Test
    void two_wires_with_one_id() {
        var chain = TestFlow.chain("same").definition();
        var wires = new ArrayList<>(chain.wires());
        wires.add(new Wire("w1", new End("adapter", "out"), new End("publish", "in")));

        assertThat(new FlowCompiler(components)
                        .compile(new FlowDefinition("test", chain.nodes(), wires))
                        .problems())
                .containsExactly(new Problem(
                        Code.WIRE_ID_TAKEN, wire("w1"), "There are two wires \"w1\". Each needs an id of its own."));
    }

    @Test
    void the_same_wire_twice() {
        assertThat(problems(TestFlow.chain().wire("adapter > publish")))
                .containsExactly(new Problem(
                        Code.WIRE_TWICE,
                        wire("w2"),
                        "Port \"out\" of node \"adapter\" is wired to port \"in\" of node \"publish\" twice."
                                + " Once is enough."));
    }

    @Test
    void wires_that_end_nowhere() {
        assertThat(problems(TestFlow.chain().wire("ghost > publish").wire("adapter > phantom")))
                .containsExactly(
                        new Problem(
                                Code.NODE_UNKNOWN, wire("w2"), "The wire ends at node \"ghost\", which is not there."),
                        new Problem(
                                Code.NODE_UNKNOWN,
                                wire("w3"),
                                "The wire ends at node \"phantom\", which is not there."));
    }

    @Test
    void ports_that_are_not_there() {
        var flow = TestFlow.chain().wire("adapter.side > publish").wire("publish.out > publish.left");

        assertThat(problems(flow))
                .contains(
                        new Problem(
                                Code.PORT_UNKNOWN,
                                end("adapter", "w2", "side"),
                                "Node \"adapter\" has no output port \"side\". It has \"out\", \"unmatched\" and \"error\"."),
                        new Problem(
                                Code.PORT_UNKNOWN,
                                end("publish", "w3", "out"),
                                "Node \"publish\" has no output port \"out\". It has \"error\"."),
                        new Problem(
                                Code.PORT_UNKNOWN,
                                end("publish", "w3", "left"),
                                "Node \"publish\" has no input port \"left\". It has \"in\"."));
    }

    @Test
    void ports_that_do_not_fit() {
        var flow = TestFlow.chain()
                .node("images", "image-adapter")
                .wire("adapter > images")
                .wire("images > publish")
                .node("same", "same")
                .wire("images.unmatched > same")
                .wire("same > publish");

        assertThat(problems(flow))
                .containsExactly(
                        new Problem(
                                Code.PORTS_INCOMPATIBLE,
                                wire("w2"),
                                "Node \"images\" needs documents. This wire carries records."),
                        new Problem(
                                Code.PORTS_INCOMPATIBLE,
                                wire("w4"),
                                "Node \"same\" needs records. This wire carries documents."));
    }

    @Test
    void a_circle_is_told_from_node_to_node() {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("one", "same")
                .node("two", "same")
                .node("publish", "publish")
                .wire("adapter > one")
                .wire("one > two")
                .wire("two > one")
                .wire("two > publish");

        assertThat(problems(flow))
                .containsExactly(new Problem(
                        Code.CYCLE, node("one"), "The wires go in a circle: one → two → one. Take out one of them."));
    }
}
