package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Holdup;
import io.pypes.engine.Numbers;
import io.pypes.engine.Outcome;
import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.engine.Running;
import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/// How runs begin, are looked at and end, which is the same wherever they are at work.
@Timeout(30)
@ParameterizedClass
@EnumSource(TestPlace.class)
class PlaceRunsTest {

    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());
    private static final Outcome STOPPED = new Outcome(
            0, 0, 0, 1, List.of(new Note("", State.FAILED, "The flow was stopped before this document was done.")));

    private final TestPlace place;
    private final TestHost host = new TestHost();

    PlaceRunsTest(TestPlace place) {
        this.place = place;
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    private List<TestHost.Fate> feedMany(Running run, int count, String what) throws InterruptedException {
        var fates = new ArrayList<TestHost.Fate>();
        for (var number = 0; number < count; number++) {
            fates.add(host.feed(run, TestHost.doing(what)));
        }
        return fates;
    }

    @Test
    void a_stop_with_time_settles_all_and_is_true() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        var fates = feedMany(run, 20, "slow");

        var settled = run.stop(LONG);

        assertThat(settled).isTrue();
        assertThat(fates).allMatch(TestHost.Fate::isSettled);
        for (var fate : fates) {
            assertThat(fate.await()).isEqualTo(PUBLISHED);
        }
    }

    @Test
    void a_stop_without_time_fails_the_rest_and_is_false() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        var done = host.feed(run, TestHost.doing(""));
        done.await();
        var fates = feedMany(run, 100, "wait");

        var settled = run.stop(Duration.ZERO);

        assertThat(settled).isFalse();
        assertThat(fates).allMatch(TestHost.Fate::isSettled);
        for (var fate : fates) {
            assertThat(fate.await()).isEqualTo(STOPPED);
        }
        assertThat(done.await()).isEqualTo(PUBLISHED);
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(101, 0, 1, 0, 0, 100));
    }

    @Test
    void a_letter_that_cannot_be_kept_fails_its_document_but_not_the_stop() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        host.full = true;

        var outcome = host.feed(run, TestHost.doing("fail")).await();

        assertThat(outcome).isEqualTo(new Outcome(0, 0, 0, 1, List.of(new Note("step", State.FAILED, "It says so."))));
        assertThat(run.stop(LONG)).isTrue();
    }

    @Test
    void a_stopped_flow_takes_nothing() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        run.stop(LONG);
        var late = new TestHost.Fate(new Document("late", TestHost.text(""), new Entrance.ByMediaType()));

        assertThat(run.offer(late.document, late)).isFalse();

        assertThat(late.isSettled()).isFalse();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(0, 0, 0, 0, 0, 0));
    }

    @Test
    void of_two_stops_at_once_the_earlier_deadline_counts_for_both() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        var fate = host.feed(run, TestHost.doing("wait"));
        var patient = new FutureTask<>(() -> run.stop(LONG));
        Thread.ofVirtual().start(patient);
        await(() -> isClosed(run));

        assertThat(run.stop(Duration.ZERO)).isFalse();

        assertThat(patient.get(10, TimeUnit.SECONDS)).isFalse();
        assertThat(fate.await()).isEqualTo(STOPPED);
        assertThat(run.stop(LONG)).isFalse();
    }

    private static boolean isClosed(Running run) {
        try {
            return !run.offer(new Document("probe", TestHost.text(""), new Entrance.ByMediaType()), _ -> {});
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void a_flow_that_does_not_start_says_which_node_and_why_and_those_beside_it_go_on() throws Exception {
        var beside = place.start(TestFlow.chain("step"), host);

        assertThatThrownBy(() -> place.start(TestFlow.chain("closed"), host))
                .isInstanceOf(FlowStartException.class)
                .hasMessage("Node \"closed\" could not start: The key is lost.")
                .extracting(failed -> ((FlowStartException) failed).node())
                .isEqualTo("closed");

        assertThat(host.feed(beside, TestHost.doing("")).await()).isEqualTo(PUBLISHED);
        assertThat(beside.stop(LONG)).isTrue();
    }

    @Test
    void a_flow_works_while_the_one_beside_it_waits_and_when_it_was_stopped() throws Exception {
        var waiting = place.start(TestFlow.chain("step"), host);
        var run = place.start(TestFlow.chain("step"), host);
        feedMany(waiting, 50, "wait");

        for (var fate : feedMany(run, 50, "")) {
            assertThat(fate.await()).isEqualTo(PUBLISHED);
        }
        waiting.stop(Duration.ZERO);
        for (var fate : feedMany(run, 50, "")) {
            assertThat(fate.await()).isEqualTo(PUBLISHED);
        }

        assertThat(run.stop(LONG)).isTrue();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(100, 0, 100, 0, 0, 0));
    }

    private static TestFlow flowWithSource() {
        return new TestFlow()
                .node("source", "source", Map.of("count", 1_000_000))
                .node("step", "step")
                .node("publish", "publish")
                .wire("source", "out", "step")
                .wire("step", "out", "publish");
    }

    @Test
    void a_flow_without_its_sources_has_only_what_it_is_given() throws Exception {
        var run = place.start(flowWithSource(), host, false);

        var given = host.feed(run, TestHost.doing(""), new Entrance.Brought("source", "out"));

        assertThat(given.await()).isEqualTo(PUBLISHED);
        assertThat(run.stop(LONG)).isTrue();
        assertThat(host.brought).isEmpty();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 0, 1, 0, 0, 0));
    }

    @Test
    void what_a_source_had_brought_when_the_flow_stops_is_settled() throws Exception {
        var run = place.start(flowWithSource(), host);
        await(() -> host.brought.size() >= 10);

        assertThat(run.stop(LONG)).isTrue();

        assertThat(host.brought).allMatch(TestHost.Fate::isSettled);
        assertThat(run.numbers().documents().accepted()).isEqualTo(host.brought.size());
    }

    private static List<List<Long>> counts(Running run) {
        return run.numbers().nodes().stream()
                .map(node -> List.of(node.in(), node.out(), node.dropped(), node.failed(), node.retrying()))
                .toList();
    }

    private static List<Long> passed(Running run) {
        return run.numbers().wires().stream().map(Numbers.OfWire::count).toList();
    }

    @Test
    void numbers_of_nodes_and_wires_agree_with_what_was_fed_also_when_the_flow_has_ended() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        var fates = feedMany(run, 30, "");
        fates.addAll(feedMany(run, 20, "drop"));
        fates.addAll(feedMany(run, 10, "fail"));
        var nodes =
                List.of(List.of(60L, 60L, 0L, 0L, 0L), List.of(60L, 30L, 20L, 10L, 0L), List.of(30L, 30L, 0L, 0L, 0L));

        await(() -> counts(run).equals(nodes));

        assertThat(passed(run)).containsExactly(60L, 30L);
        for (var fate : fates) {
            fate.await();
        }
        feedMany(run, 7, "");
        assertThat(run.stop(LONG)).isTrue();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(67, 0, 37, 20, 10, 0));
        assertThat(counts(run))
                .containsExactly(
                        List.of(67L, 67L, 0L, 0L, 0L), List.of(67L, 37L, 20L, 10L, 0L), List.of(37L, 37L, 0L, 0L, 0L));
        assertThat(passed(run)).containsExactly(67L, 37L);
    }

    @Test
    void the_last_packets_of_a_wire_are_told_newest_first() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        for (var number = 0; number < 25; number++) {
            host.feed(run, TestHost.text("").with("number", Value.of(number))).await();
        }

        var seen = run.lastPackets("w2");

        assertThat(seen).hasSize(20);
        assertThat(seen.getFirst().document()).isEqualTo("d25");
        assertThat(seen.getFirst().packet())
                .isEqualTo(TestHost.text("").with("number", Value.of(24)).with("passed", Value.of(true)));
        assertThat(seen).extracting(SeenPacket::at).isSortedAccordingTo((one, other) -> other.compareTo(one));
        assertThat(run.lastPackets("w9")).isEmpty();
        run.stop(LONG);
    }

    private static boolean isStepAtWork(Holdup holdup) {
        return holdup.node().equals("step") && holdup.working().isPresent();
    }

    @Test
    void a_node_at_work_holds_the_flow_up() throws Exception {
        var run = place.start(TestFlow.chain("step"), host);
        assertThat(run.holdups()).isEmpty();
        host.feed(run, TestHost.doing("wait"));

        await(() -> run.holdups().stream().anyMatch(PlaceRunsTest::isStepAtWork)); // before, the adapter is

        assertThat(run.holdups()).extracting(Holdup::node).contains("step");
        run.stop(Duration.ZERO);
    }

    @Test
    void nodes_that_hold_the_flow_up_are_told_in_its_order() throws Exception {
        var run = place.start(
                new TestFlow()
                        .node("adapter", "adapter")
                        .node("route", "route")
                        .node("early", "step")
                        .node("late", "step")
                        .node("publish", "publish")
                        .wire("adapter", "out", "route")
                        .wire("route", "left", "early")
                        .wire("route", "right", "late")
                        .wire("early", "out", "publish")
                        .wire("late", "out", "publish"),
                host);
        for (var node : List.of("late", "early")) {
            host.feed(run, TestHost.doing("wait"), new Entrance.Resumed(node, "in", "d.1", false));
        }

        await(() -> run.holdups().stream()
                        .filter(holdup -> holdup.working().isPresent())
                        .count()
                == 2);

        assertThat(run.holdups()).extracting(Holdup::node).containsExactly("early", "late");
        run.stop(Duration.ZERO);
    }
}
