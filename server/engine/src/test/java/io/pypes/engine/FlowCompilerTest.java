package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.engine.Problem.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Everything that can be wrong with a flow definition, in whole sentences.
@Timeout(30)
class FlowCompilerTest {

    private final TestComponents components = new TestComponents();

    private List<Problem> problems(TestFlow flow) {
        return new FlowCompiler(components).compile(flow.definition()).problems();
    }

    private static Place node(String id) {
        return new Place(Optional.of(id), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static Place port(String node, String port) {
        return new Place(Optional.of(node), Optional.empty(), Optional.of(port), Optional.empty());
    }

    private static Place pointer(String node, String pointer) {
        return new Place(Optional.of(node), Optional.empty(), Optional.empty(), Optional.of(pointer));
    }

    private static Place end(String node, String wire, String port) {
        return new Place(Optional.of(node), Optional.of(wire), Optional.of(port), Optional.empty());
    }

    @Test
    void a_sound_flow_has_no_problems() {
        var compilation =
                new FlowCompiler(components).compile(TestFlow.chain("same").definition());

        assertThat(compilation).isInstanceOfSatisfying(Compilation.Compiled.class, compiled -> {
            assertThat(compiled.problems()).isEmpty();
            assertThat(compiled.flow().definition())
                    .isEqualTo(TestFlow.chain("same").definition());
            assertThat(compiled.flow().entries()).extracting(Flow.Entry::node).containsExactly("adapter");
        });
    }

    @Test
    void an_empty_flow() {
        assertThat(problems(new TestFlow()))
                .containsExactly(new Problem(
                        Code.FLOW_EMPTY,
                        new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                        "The flow has no components yet. Start with an adapter."));
    }

    @Test
    void an_id_that_cannot_be() {
        var flow = new TestFlow()
                .node("Read It", "adapter")
                .node("publish", "publish")
                .wire("Read It > publish");

        assertThat(problems(flow))
                .containsExactly(new Problem(
                        Code.NODE_ID_INVALID,
                        node("Read It"),
                        "\"Read It\" cannot be the id of a node. "
                                + "It must begin with a letter a-z and have only a-z, 0-9 and hyphens, at most 63."));
    }

    @Test
    void an_id_that_is_taken() {
        assertThat(problems(TestFlow.chain().node("adapter", "adapter")))
                .containsExactly(new Problem(
                        Code.NODE_ID_TAKEN,
                        node("adapter"),
                        "There are two nodes \"adapter\". Each needs an id of its own."));
    }

    @Test
    void a_component_that_is_not_installed_hides_nothing_else() {
        var flow = TestFlow.chain("same").node("odd", "odd").wire("same > odd").wire("odd.any > publish.where");

        assertThat(problems(flow))
                .containsExactly(
                        new Problem(
                                Code.COMPONENT_UNKNOWN,
                                node("odd"),
                                "Component \"odd\" is not installed. Add the plugin that has it, or replace the node."),
                        new Problem(
                                Code.PORT_UNKNOWN,
                                end("publish", "w4", "where"),
                                "Node \"publish\" has no input port \"where\". It has \"in\"."));
    }

    @Test
    void a_node_saved_with_a_newer_version() {
        var flow = TestFlow.chain().definition();
        var nodes = flow.nodes().stream()
                .map(node ->
                        new Node(node.id(), node.component(), 2, Map.of(), ErrorPolicy.DEFAULT, false, Replicas.ONE))
                .toList();

        assertThat(new FlowCompiler(components)
                        .compile(new FlowDefinition("test", nodes, flow.wires()))
                        .problems())
                .extracting(Problem::code, Problem::place, Problem::message)
                .containsExactly(
                        tuple(
                                Code.COMPONENT_NEWER,
                                node("adapter"),
                                "The node was saved with version 2 of \"adapter\", and version 1 is installed."
                                        + " Update its plugin."),
                        tuple(
                                Code.COMPONENT_NEWER,
                                node("publish"),
                                "The node was saved with version 2 of \"publish\", and version 1 is installed."
                                        + " Update its plugin."));
    }

    @Test
    void parameters_that_do_not_fit_by_their_place() {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", 99, "more", true))
                .node("publish", "publish")
                .wire("adapter > split")
                .wire("split > publish");

        assertThat(problems(flow))
                .containsExactlyInAnyOrder(
                        new Problem(
                                Code.PARAMETER_INVALID,
                                pointer("split", "/count"),
                                "Parameter \"count\" is 99. It must be 9 or less."),
                        new Problem(
                                Code.PARAMETER_INVALID,
                                pointer("split", "/more"),
                                "There is no parameter \"more\". There is \"count\"."));
    }

    @Test
    void names_of_ports_that_cannot_be_or_are_taken() {
        var ports =
                List.of(Map.of("port", "go"), Map.of("port", "Stop!"), Map.of("port", "go"), Map.of("port", "error"));
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("route", "route", Map.of("routes", ports))
                .node("publish", "publish")
                .wire("adapter > route")
                .wire("route.go > publish");

        assertThat(problems(flow))
                .containsExactly(
                        new Problem(
                                Code.PORT_NAME_INVALID,
                                pointer("route", "/routes/1/port"),
                                "\"Stop!\" cannot be the name of a port."
                                        + " It must begin with a letter a-z and have only a-z, 0-9 and hyphens."),
                        new Problem(
                                Code.PORT_NAME_INVALID,
                                pointer("route", "/routes/2/port"),
                                "There is a port \"go\" already. Choose another name."),
                        new Problem(
                                Code.PORT_NAME_INVALID,
                                pointer("route", "/routes/3/port"),
                                "There is a port \"error\" already. Choose another name."));
    }

    @Test
    void no_way_in_and_no_way_out() {
        var flow = new TestFlow().node("same", "same");

        assertThat(problems(flow))
                .containsExactly(
                        new Problem(
                                Code.NO_ENTRY,
                                new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                                "No document can get in: the flow has no adapter without an incoming wire."
                                        + " Add one, such as \"Read text\"."),
                        new Problem(
                                Code.NO_EXIT,
                                new Place(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                                "Nothing comes out: the flow has no publisher. Add one, such as \"Write NDJSON\"."),
                        new Problem(
                                Code.INPUT_UNWIRED,
                                port("same", "in"),
                                "Nothing is wired to port \"in\" of node \"same\"."),
                        new Problem(
                                Code.OUTPUT_UNWIRED,
                                port("same", "out"),
                                "Port \"out\" of node \"same\" is not wired."
                                        + " Wire it to \"Discard\" if what comes out is not wanted."));
    }

    @Test
    void a_node_that_is_switched_off_is_a_warning_and_comes_after_the_errors() {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .disabled("same", "same")
                .node("publish", "publish")
                .wire("adapter > same")
                .wire("same > publish");
        var off = new Problem(Code.NODE_DISABLED, node("same"), "Node \"same\" is switched off.");

        assertThat(new FlowCompiler(components).compile(flow.definition()))
                .isInstanceOfSatisfying(
                        Compilation.Compiled.class,
                        compiled -> assertThat(compiled.problems()).containsExactly(off));
        assertThat(problems(flow.node("odd", "odd")))
                .extracting(Problem::code)
                .containsExactly(Code.COMPONENT_UNKNOWN, Code.NODE_DISABLED);
        assertThat(off.code().severity()).isEqualTo(Severity.WARNING);
    }
}
