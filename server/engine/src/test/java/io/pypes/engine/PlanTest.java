package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Plan.Cut;
import io.pypes.engine.Plan.Reason;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PlanTest {

    private final TestComponents components = new TestComponents();

    @BeforeEach
    void fill() {
        for (var id : List.of("one", "two", "three", "four", "waits")) {
            components.step(id, (packet, call) -> call.emit(packet));
        }
        components.apart("waits");
    }

    @Test
    void a_row_of_nodes_that_only_compute_is_one_tasklet_and_one_that_waits_has_its_own() {
        var plan = TestFlow.chain("one", "two", "waits", "three")
                .compile(components)
                .plan();

        assertThat(plan.tasklets())
                .containsExactly(
                        List.of("adapter", "one", "two"), List.of("waits"), List.of("three"), List.of("publish"));
        assertThat(plan.cuts())
                .isEqualTo(Map.of(
                        "w3", new Cut(Reason.BLOCKING, "waits"),
                        "w4", new Cut(Reason.BLOCKING, "waits"),
                        "w5", new Cut(Reason.EFFECTS, "publish")));
    }

    @Test
    void wires_that_part_or_meet_lead_to_other_tasklets() {
        var plan = new TestFlow()
                .node("adapter", "adapter")
                .node("one", "one")
                .node("two", "two")
                .node("three", "three")
                .node("four", "four")
                .node("publish", "publish")
                .wire("adapter > one")
                .wire("one > two")
                .wire("one > three")
                .wire("two > four")
                .wire("three > four")
                .wire("four > publish")
                .compile(components)
                .plan();

        assertThat(plan.tasklets())
                .containsExactly(
                        List.of("adapter", "one"),
                        List.of("two"),
                        List.of("three"),
                        List.of("four"),
                        List.of("publish"));
        assertThat(plan.cuts())
                .isEqualTo(Map.of(
                        "w2", new Cut(Reason.PARTING, "one"),
                        "w3", new Cut(Reason.PARTING, "one"),
                        "w4", new Cut(Reason.MEETING, "four"),
                        "w5", new Cut(Reason.MEETING, "four"),
                        "w6", new Cut(Reason.EFFECTS, "publish")));
    }

    @Test
    void what_failed_leaves_the_row_and_the_row_goes_on() {
        var plan = new TestFlow()
                .node("adapter", "adapter")
                .node("one", "one")
                .node("two", "two")
                .node("three", "three")
                .node("publish", "publish")
                .node("failed", "publish")
                .wire("adapter > one")
                .wire("one > two")
                .wire("one.error > three")
                .wire("two > publish")
                .wire("three > failed")
                .compile(components)
                .plan();

        assertThat(plan.tasklets())
                .containsExactly(
                        List.of("adapter", "one", "two"), List.of("three"), List.of("publish"), List.of("failed"));
        assertThat(plan.cuts()).containsEntry("w3", new Cut(Reason.TROUBLES, "one"));
    }

    @Test
    void sources_and_operators_have_tasklets_of_their_own() {
        components.source("source", emitter -> {});
        components.router("operator", (packet, call) -> call.emit("left", packet));
        var plan = new TestFlow()
                .node("source", "source")
                .node("one", "one")
                .node("operator", "operator")
                .node("publish", "publish")
                .wire("source > one")
                .wire("one > operator")
                .wire("operator.left > publish")
                .wire("operator.right > publish")
                .compile(components)
                .plan();

        assertThat(plan.tasklets())
                .containsExactly(List.of("source"), List.of("one"), List.of("operator"), List.of("publish"));
        assertThat(plan.cuts())
                .isEqualTo(Map.of(
                        "w1", new Cut(Reason.SOURCE, "source"),
                        "w2", new Cut(Reason.OPERATOR, "operator"),
                        "w3", new Cut(Reason.OPERATOR, "operator"),
                        "w4", new Cut(Reason.OPERATOR, "operator")));
    }
}
