package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Batch;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets that go on where they had failed.
@Timeout(60)
class ResumeTest {

    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final AtomicBoolean mended = new AtomicBoolean();

    private List<String> publishedIds() {
        return components.published.stream().map(Batch.Entry::id).toList();
    }

    private TestFlow splitInThree(String step) {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", 3))
                .node("step", step)
                .node("publish", "publish")
                .wire("adapter > split")
                .wire("split > step")
                .wire("step > publish");
    }

    private void stepThatFailsOnTheSecondPartUntilMended() {
        components.step("picky", (packet, call) -> {
            if (!mended.get() && packet.first("part").equals(Optional.of(Value.of(1)))) {
                throw PacketException.invalidInput("The date is wrong.");
            }
            call.emit(packet.with("seen", "yes"));
        });
    }

    @Test
    void a_part_goes_on_in_the_middle_of_the_flow_under_its_own_id() throws Exception {
        stepThatFailsOnTheSecondPartUntilMended();
        var run = splitInThree("picky").start(components, host, Flow.Limits.DEFAULT);
        TestHost.await(host.feed(run, TestHost.text()));
        var letter = host.letters.getFirst();
        mended.set(true);

        var outcome = TestHost.await(host.resume(run, letter, letter.node(), letter.port()));

        assertThat(letter.id()).isEqualTo("d1.split.2");
        assertThat(letter.node()).isEqualTo("step");
        assertThat(letter.port()).isEqualTo("in");
        assertThat(outcome).isEqualTo(PUBLISHED);
        assertThat(publishedIds()).containsExactly("d1.split.1", "d1.split.3", "d1.split.2");
        assertThat(run.lastPackets("w3"))
                .first()
                .extracting(SeenPacket::document)
                .isEqualTo("d1");
        run.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_part_that_fails_again_keeps_its_id_and_its_document() throws Exception {
        stepThatFailsOnTheSecondPartUntilMended();
        var run = splitInThree("picky").start(components, host, Flow.Limits.DEFAULT);
        TestHost.await(host.feed(run, TestHost.text()));

        TestHost.await(host.resume(run, host.letters.getFirst(), "step", "in"));

        assertThat(host.letters)
                .extracting(letter -> letter.document().id(), DeadLetter::id, DeadLetter::node, DeadLetter::port)
                .containsExactly(tuple("d1", "d1.split.2", "step", "in"), tuple("d1", "d1.split.2", "step", "in"));
        run.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_part_that_an_adapter_rejected_goes_back_to_it() throws Exception {
        components.add(components.adapter("rows", "text/*", (packet, call) -> {
            if (packet.has("row") && mended.get()) {
                call.emit(packet);
                return;
            }
            call.emit(packet.with("row", "1"));
            call.reject(packet.with("row", "2"), PacketException.invalidInput("Row 2 has too many cells."));
            call.emit(packet.with("row", "3"));
        }));
        var run = new TestFlow()
                .node("rows", "rows")
                .node("publish", "publish")
                .wire("rows > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        TestHost.await(host.feed(run, TestHost.text()));
        var letter = host.letters.getFirst();
        mended.set(true);

        TestHost.await(host.resume(run, letter, letter.node(), letter.port()));

        assertThat(components.published)
                .extracting(Batch.Entry::id, entry -> entry.packet().text("row").orElse(""))
                .containsExactly(tuple("d1.rows.1", "1"), tuple("d1.rows.3", "3"), tuple("d1.rows.2", "2"));
        run.stop(Duration.ofSeconds(5));
    }

    @Test
    void a_packet_comes_back_by_the_port_it_came_in_by() throws Exception {
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("left", "same")
                .node("join", "join")
                .node("publish", "publish")
                .wire("adapter > join.second")
                .wire("adapter > left")
                .wire("left > join.first")
                .wire("join > publish")
                .start(components, host, Flow.Limits.DEFAULT);

        TestHost.await(host.feed(run, TestHost.text().with("fail-join", "yes")));

        assertThat(host.letters).extracting(DeadLetter::port).containsExactlyInAnyOrder("first", "second");
        run.stop(Duration.ofSeconds(5));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void more_packets_than_a_wire_holds_go_on_at_a_busy_node(int capacity) throws Exception {
        var gate = new CountDownLatch(1);
        components.step("gate", (packet, call) -> {
            gate.await();
            call.emit(packet);
        });
        var run = TestFlow.chain("gate").start(components, host, new Flow.Limits(50, capacity));
        var outcomes = IntStream.range(0, 50)
                .mapToObj(number -> resumed(run, "d" + number, "gate"))
                .toList();

        gate.countDown();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        for (var outcome : outcomes) {
            assertThat(TestHost.await(outcome)).isEqualTo(PUBLISHED);
        }
    }

    /// @return cancelled if the flow is full or stopping
    private CompletableFuture<Outcome> resumed(Running run, String id, String node) {
        var outcome = new CompletableFuture<Outcome>();
        var document = new Document(id, TestHost.text(), new Entrance.Resumed(node, "in", id, false));
        try {
            if (!run.offer(document, outcome::complete)) {
                outcome.cancel(false);
            }
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
        return outcome;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_flow_that_stops_settles_what_it_took_in_the_middle_and_takes_no_more(int capacity) throws Exception {
        var run = TestFlow.chain("same").start(components, host, new Flow.Limits(16, capacity));
        var started = new CountDownLatch(1);
        var over = new AtomicBoolean();
        var sent = new CompletableFuture<List<CompletableFuture<Outcome>>>();
        Thread.ofVirtual().start(() -> {
            var outcomes = new ArrayList<CompletableFuture<Outcome>>();
            while (!over.get()) {
                var outcome = resumed(run, "d" + outcomes.size(), "same");
                if (!outcome.isCancelled()) {
                    outcomes.add(outcome);
                    started.countDown();
                }
            }
            sent.complete(outcomes);
        });
        started.await();

        var drained = run.stop(Duration.ofSeconds(20));

        assertThat(drained).isTrue();
        over.set(true);
        var taken = sent.get();
        assertThat(taken)
                .isNotEmpty()
                .allMatch(outcome ->
                        outcome.getNow(new Outcome(0, 0, 0, 0, List.of())).equals(PUBLISHED));
        assertThat(components.published).hasSameSizeAs(taken);
    }

    @Test
    void a_node_takes_packets_though_the_source_before_it_has_ended() throws Exception {
        components.source("once", out -> out.emit(TestHost.text()));
        var run = new TestFlow()
                .node("once", "once")
                .node("publish", "publish")
                .wire("once > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        while (components.published.isEmpty()) {
            Thread.onSpinWait();
        }

        assertThat(TestHost.await(resumed(run, "d7", "publish"))).isEqualTo(PUBLISHED);
        assertThat(run.stop(Duration.ofSeconds(5))).isTrue();
    }

    @Test
    void a_place_that_is_not_there_is_said_and_the_packet_kept() throws Exception {
        var flow = TestFlow.chain("same").compile(components);
        var run = TestPlace.start(flow, host, Flow.Limits.DEFAULT);

        var noNode = TestHost.await(resumed(run, "d1", "gone"));

        assertThat(noNode.notes())
                .containsExactly(new Outcome.Note("", State.DEAD_LETTERED, "The flow has no node \"gone\"."));
        assertThat(host.letters).extracting(DeadLetter::node, DeadLetter::port).containsExactly(tuple("gone", "in"));
        assertThat(flow.whyNotAt("same", "left")).contains("Node \"same\" has no input port \"left\". It has \"in\".");
        assertThat(flow.whyNotAt("same", "in")).isEmpty();
        run.stop(Duration.ofSeconds(5));
    }

    @Test
    void an_adapter_looks_at_the_media_type_again_unless_the_sender_insisted_on_it() throws Exception {
        var run = TestFlow.chain("same").start(components, host, Flow.Limits.DEFAULT);
        var image = TestHost.text().withMediaType(MediaType.of("image/png"));
        var asked = new Document("d1", image, new Entrance.Resumed("adapter", "in", "d1", true));
        var outcome = new CompletableFuture<Outcome>();

        TestHost.submit(run, asked, outcome::complete);
        TestHost.await(host.feed(run, image, new Entrance.Resumed("adapter", "in", "d1", false)));
        run.stop(Duration.ofSeconds(5));

        assertThat(outcome.join()).isEqualTo(PUBLISHED);
        assertThat(host.letters)
                .extracting(DeadLetter::message)
                .containsExactly("Node \"adapter\" takes text/*, and this document is image/png.");
    }
}
