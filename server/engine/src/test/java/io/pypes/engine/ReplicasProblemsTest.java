package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.engine.Replicas.Order;
import io.pypes.engine.Replicas.Order.ByAttribute;
import io.pypes.engine.Replicas.Order.ByDocument;
import io.pypes.engine.Replicas.Order.None;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import org.junit.jupiter.params.provider.ValueSource;

/// Everything that can be wrong with the replicas of a node, in whole sentences.
@Timeout(30)
class ReplicasProblemsTest {

    private static final Replicas FOUR = new Replicas(4, new ByDocument());

    private final TestComponents components = new TestComponents();

    private List<Problem> problems(TestFlow flow) {
        return new FlowCompiler(components).compile(flow.definition()).problems();
    }

    private static Place pointer(String node, String pointer) {
        return new Place(Optional.of(node), Optional.empty(), Optional.empty(), Optional.of(pointer));
    }

    @Test
    void every_order_is_fine_up_to_64_replicas() {
        for (var order : List.<Order>of(new ByDocument(), new ByAttribute("customer"), new None())) {
            for (var count : List.of(1, 2, 64)) {
                assertThat(problems(TestFlow.chain("same").replicas("same", new Replicas(count, order))))
                        .isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {-1, 0, 65})
    void a_count_out_of_range(int count) {
        assertThat(problems(TestFlow.chain("same").replicas("same", new Replicas(count, new ByDocument()))))
                .containsExactly(new Problem(
                        Code.REPLICAS_COUNT_INVALID,
                        pointer("same", "/replicas/count"),
                        "Node \"same\" has %d replicas. It can have from 1 to 64.".formatted(count)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " "})
    void an_attribute_without_a_name(String attribute) {
        assertThat(problems(TestFlow.chain("same").replicas("same", new Replicas(2, new ByAttribute(attribute)))))
                .containsExactly(new Problem(
                        Code.REPLICAS_ATTRIBUTE_MISSING,
                        pointer("same", "/replicas/attribute"),
                        "The replicas of node \"same\" keep the order of equal values of an attribute, but none is named."
                                + " Name it, or choose another order."));
    }

    @Test
    void both_at_once_are_both_told_even_if_the_component_is_not_installed() {
        var flow = TestFlow.chain("same")
                .node("odd", "odd")
                .wire("same > odd")
                .replicas("odd", new Replicas(0, new ByAttribute("")));

        assertThat(problems(flow))
                .extracting(Problem::code)
                .containsExactly(Code.COMPONENT_UNKNOWN, Code.REPLICAS_COUNT_INVALID, Code.REPLICAS_ATTRIBUTE_MISSING);
    }

    @Test
    void a_source_cannot_be_replicated() {
        components.source("watch", _ -> {});
        var flow = new TestFlow()
                .node("watch", "watch")
                .node("publish", "publish")
                .wire("watch > publish")
                .replicas("watch", FOUR);

        assertThat(problems(flow))
                .containsExactly(new Problem(
                        Code.REPLICAS_IMPOSSIBLE,
                        pointer("watch", "/replicas/count"),
                        "Node \"watch\" cannot have 4 replicas: a source would bring in its packets more than once."
                                + " Leave it at 1 and replicate the nodes after it instead."));
    }

    @Test
    void a_publisher_cannot_be_replicated() {
        assertThat(problems(TestFlow.chain().replicas("publish", FOUR)))
                .containsExactly(new Problem(
                        Code.REPLICAS_IMPOSSIBLE,
                        pointer("publish", "/replicas/count"),
                        "Node \"publish\" cannot have 4 replicas:"
                                + " a publisher takes the packets of its flow in batches, one after another."
                                + " Leave it at 1 and replicate the nodes before it instead."));
    }

    @Test
    void an_operator_cannot_be_replicated() {
        components.waking("wait", (packet, call) -> call.emit(packet), _ -> {});

        assertThat(problems(TestFlow.chain("wait").replicas("wait", FOUR)))
                .containsExactly(new Problem(
                        Code.REPLICAS_IMPOSSIBLE,
                        pointer("wait", "/replicas/count"),
                        "Node \"wait\" cannot have 4 replicas: an operator sees all packets of its flow,"
                                + " and a replica would see only some."
                                + " Leave it at 1 and replicate the nodes around it instead."));
    }

    @Test
    void all_faults_of_a_node_are_told_even_if_it_could_not_be_replicated() {
        assertThat(problems(TestFlow.chain().replicas("publish", new Replicas(65, new ByAttribute("")))))
                .extracting(Problem::code)
                .containsExactly(
                        Code.REPLICAS_COUNT_INVALID, Code.REPLICAS_ATTRIBUTE_MISSING, Code.REPLICAS_IMPOSSIBLE);
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            mode = Mode.EXCLUDE,
            names = {"OPERATOR", "PUBLISHER"})
    void other_kinds_can_be_replicated(Kind kind) {
        components.add(
                ComponentType.of("work", kind, NoParameters.class, _ -> (Processor) (packet, call) -> call.emit(packet))
                        .summary("Works.")
                        .input("in", "In.", Carries.ANY)
                        .output("out", "Out.", Carries.ANY));

        assertThat(problems(TestFlow.chain("work").replicas("work", FOUR))).isEmpty();
    }

    @Test
    void a_publisher_with_one_replica_is_fine_whatever_the_order() {
        assertThat(problems(TestFlow.chain().replicas("publish", new Replicas(1, new None()))))
                .isEmpty();
    }

    @Test
    void a_node_that_is_switched_off_is_not_asked_whether_it_could_be_replicated() {
        components.waking("wait", (packet, call) -> call.emit(packet), _ -> {});
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .disabled("wait", "wait")
                .node("publish", "publish")
                .wire("adapter > wait")
                .wire("wait > publish");

        assertThat(problems(flow.replicas("wait", FOUR)))
                .extracting(Problem::code)
                .containsExactly(Code.NODE_DISABLED);
        assertThat(problems(flow.replicas("wait", new Replicas(65, new None()))))
                .extracting(Problem::code)
                .containsExactly(Code.REPLICAS_COUNT_INVALID, Code.NODE_DISABLED);
    }
}
