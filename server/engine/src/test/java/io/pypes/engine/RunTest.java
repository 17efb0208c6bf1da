package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class RunTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    private static Outcome published(int packets) {
        return new Outcome(packets, 0, 0, 0, List.of());
    }

    private List<String> ids() {
        return components.published.stream().map(Batch.Entry::id).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void a_chain_publishes_every_document_in_order(int capacity) throws Exception {
        var flow = TestFlow.chain("same").compile(components);
        var packets = IntStream.range(0, 100)
                .mapToObj(number -> TestHost.text().with("number", Value.of(number)))
                .toArray(Packet[]::new);

        var outcomes = host.run(flow, new Flow.Limits(16, capacity), packets);

        assertThat(outcomes).hasSize(100).containsOnly(published(1));
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

        assertThat(outcomes).containsOnly(published(2));
        assertThat(ids()).containsExactlyInAnyOrder("d1", "d1", "d2", "d2");
    }

    @Test
    void parts_of_a_document_have_stable_ids_and_settle_it_together() throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", 3))
                .node("publish", "publish")
                .wire("adapter > split")
                .wire("split > publish")
                .compile(components);

        var outcomes = host.run(flow, TestHost.text());

        assertThat(outcomes).containsExactly(published(3));
        assertThat(ids()).containsExactly("d1.split.1", "d1.split.2", "d1.split.3");
    }

    @Test
    void a_document_that_is_split_and_joined_again_is_published_once() throws Exception {
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

        var outcomes = host.run(flow, TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(published(1));
        assertThat(ids()).containsExactlyInAnyOrder("d1", "d2");
    }

    @Test
    void what_a_join_still_holds_is_let_go_when_the_flow_ends() throws Exception {
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

        var outcomes = host.run(flow, TestHost.text());

        assertThat(outcomes)
                .containsExactly(new Outcome(1, 1, 0, 0, List.of(new Note("drop", State.DROPPED, "Not wanted."))));
    }

    @Test
    void a_step_that_emits_nothing_drops_its_document_and_says_so() throws Exception {
        var outcomes = host.run(TestFlow.chain("nothing").compile(components), TestHost.text());

        var note = new Note("nothing", State.DROPPED, "Node \"nothing\" emitted nothing for it.");
        assertThat(outcomes).containsExactly(new Outcome(0, 1, 0, 0, List.of(note)));
    }

    @Test
    void whatever_a_component_throws_ends_only_its_own_document() throws Exception {
        components.step("breaks", (packet, call) -> {
            switch (packet.text("throw").orElse("")) {
                case "error" -> throw new StackOverflowError();
                case "memory" -> throw new OutOfMemoryError("Java heap space");
                case "runtime" -> throw new IllegalStateException("The moon is full.");
                case "packet" -> throw PacketException.invalidInput("The date is wrong.");
                default -> call.emit(packet);
            }
        });
        var flow = TestFlow.chain("breaks").compile(components);
        var good = TestHost.text();

        var outcomes = host.run(
                flow,
                good.with("throw", "error"),
                good,
                good.with("throw", "runtime"),
                good.with("throw", "memory"),
                good.with("throw", "packet"),
                good);

        assertThat(outcomes)
                .extracting(Outcome::state)
                .containsExactly(
                        State.DEAD_LETTERED,
                        State.PUBLISHED,
                        State.DEAD_LETTERED,
                        State.DEAD_LETTERED,
                        State.DEAD_LETTERED,
                        State.PUBLISHED);
        assertThat(host.letters)
                .extracting(DeadLetter::node, DeadLetter::kind, DeadLetter::message)
                .containsExactly(
                        tuple(
                                "breaks",
                                ErrorKind.RESOURCE,
                                "Node \"breaks\" cannot handle a document nested this deep."),
                        tuple(
                                "breaks",
                                ErrorKind.PERMANENT,
                                "Node \"breaks\" broke on this document: The moon is full."),
                        tuple("breaks", ErrorKind.RESOURCE, "Node \"breaks\" ran out of memory on this document."),
                        tuple("breaks", ErrorKind.INVALID_INPUT, "The date is wrong."));
    }

    @Test
    void a_transient_fault_is_tried_again_and_others_are_not() throws Exception {
        var attempts = new AtomicInteger();
        components.step("flaky", (packet, call) -> {
            call.emit(packet);
            if (attempts.incrementAndGet() < 3) {
                throw PacketException.transientFault("The service is away.");
            }
        });

        var outcomes = host.run(TestFlow.chain("flaky").compile(components), TestHost.text());

        assertThat(outcomes).containsExactly(published(1));
        assertThat(attempts).hasValue(3);
        assertThat(ids()).containsExactly("d1");
    }

    @Test
    void retries_come_to_an_end() throws Exception {
        components.step("away", (_, _) -> {
            throw PacketException.transientFault("The service is away.");
        });

        host.run(TestFlow.chain("away").compile(components), TestHost.text());

        assertThat(host.letters)
                .singleElement()
                .extracting(DeadLetter::message, DeadLetter::attempts)
                .containsExactly("The service is away.", 3);
    }

    @Test
    void a_wired_error_port_gets_what_failed_with_the_reason() throws Exception {
        components.step("fails", (_, _) -> {
            throw PacketException.invalidInput("The date is wrong.");
        });
        var flow = TestFlow.chain("fails").wire("fails.error > publish").compile(components);

        var outcomes = host.run(flow, TestHost.text());

        assertThat(outcomes).containsExactly(published(1));
        assertThat(components
                        .published
                        .getFirst()
                        .packet()
                        .metadata("error")
                        .orElseThrow()
                        .asText())
                .isEqualTo("{node: fails, kind: invalid-input, message: The date is wrong., attempts: 1}");
    }

    @Test
    void a_rejected_part_is_kept_while_the_rest_goes_on() throws Exception {
        components.step("rows", (packet, call) -> {
            call.emit(packet.with("row", "1"));
            call.reject(packet.with("row", "2"), PacketException.invalidInput("Row 2 is broken."));
            call.emit(packet.with("row", "3"));
        });

        var outcomes = host.run(TestFlow.chain("rows").compile(components), TestHost.text());

        var note = new Note("rows", State.DEAD_LETTERED, "Row 2 is broken.");
        assertThat(outcomes).containsExactly(new Outcome(2, 0, 1, 0, List.of(note)));
        assertThat(ids()).containsExactly("d1.rows.1", "d1.rows.3");
    }

    @Test
    void a_document_that_no_adapter_takes_becomes_a_dead_letter() throws Exception {
        var packet = Packet.empty().withMediaType(MediaType.of("image/png"));

        var outcomes = host.run(TestFlow.chain().compile(components), packet);

        assertThat(outcomes).extracting(Outcome::state).containsExactly(State.DEAD_LETTERED);
        assertThat(host.letters)
                .extracting(DeadLetter::message)
                .containsExactly("No adapter of this flow takes image/png.");
    }

    @Test
    void the_sender_may_pick_the_adapter() throws Exception {
        var flow = TestFlow.chain()
                .node("images", "image-adapter")
                .wire("images > publish")
                .compile(components);
        var run = flow.start(host, Flow.Limits.DEFAULT);

        var picked = host.feed(run, TestHost.text(), new Entrance.Adapter("images"));
        var unknown = host.feed(run, TestHost.text(), new Entrance.Adapter("nobody"));

        assertThat(TestHost.await(picked)).isEqualTo(published(1));
        assertThat(TestHost.await(unknown).notes())
                .containsExactly(new Note(
                        "",
                        State.DEAD_LETTERED,
                        "This flow has no adapter \"nobody\" for fed documents. It has \"adapter\" and \"images\"."));
        run.stop(Duration.ofSeconds(5));
    }

    @Test
    void an_adapter_in_the_middle_passes_on_what_it_does_not_take() throws Exception {
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

        assertThat(host.run(flow, TestHost.text())).containsExactly(published(1));
    }

    @Test
    void a_call_that_hangs_is_interrupted_and_only_its_document_fails() throws Exception {
        components.step("hangs", (packet, call) -> {
            if (packet.has("hang")) {
                new CountDownLatch(1).await();
            }
            call.emit(packet);
        });
        var flow = hanging().compile(components);

        var outcomes = host.run(flow, TestHost.text(), TestHost.text().with("hang", "yes"), TestHost.text());

        assertThat(outcomes)
                .extracting(Outcome::state)
                .containsExactly(State.PUBLISHED, State.DEAD_LETTERED, State.PUBLISHED);
        assertThat(host.letters)
                .extracting(DeadLetter::kind, DeadLetter::message)
                .containsExactly(tuple(ErrorKind.TIMEOUT, "Node \"hangs\" took longer than 100 ms for this document."));
    }

    private static TestFlow hanging() {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("hangs", "hangs", Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > hangs")
                .wire("hangs > publish");
    }

    @Test
    void a_call_that_does_not_heed_the_interrupt_is_given_up() throws Exception {
        var release = new CountDownLatch(1);
        components.step("hangs", (packet, call) -> {
            while (packet.has("hang") && release.getCount() > 0) {
                try {
                    release.await();
                } catch (InterruptedException ignored) {
                    // this is what a bad component does
                }
            }
            call.emit(packet);
        });
        var run = hanging().compile(components).start(host, Flow.Limits.DEFAULT);

        var bad = host.feed(run, TestHost.text().with("hang", "yes"));
        var good = host.feed(run, TestHost.text());

        assertThat(TestHost.await(bad).state()).isEqualTo(State.DEAD_LETTERED);
        assertThat(TestHost.await(good)).isEqualTo(published(1));
        release.countDown();
        assertThat(run.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(ids()).containsExactly("d2");
    }

    @Test
    void a_publisher_fails_single_packets_and_the_others_are_published() throws Exception {
        components.publisher(
                "picky",
                (batch, _) -> batch.entries().stream()
                        .filter(entry -> entry.packet().has("bad"))
                        .forEach(entry -> batch.fail(entry, PacketException.permanent("Not with me."))));
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("picky", "picky")
                .wire("adapter > picky")
                .compile(components);

        var outcomes = host.run(flow, TestHost.text(), TestHost.text().with("bad", "yes"), TestHost.text());

        assertThat(outcomes)
                .extracting(Outcome::state)
                .containsExactly(State.PUBLISHED, State.DEAD_LETTERED, State.PUBLISHED);
    }

    @Test
    void a_dead_letter_that_cannot_be_kept_fails_the_document() throws Exception {
        host.keepsLetters = false;
        components.step("fails", (_, _) -> {
            throw PacketException.invalidInput("The date is wrong.");
        });

        var outcomes = host.run(TestFlow.chain("fails").compile(components), TestHost.text());

        assertThat(outcomes).extracting(Outcome::state).containsExactly(State.FAILED);
    }

    @Test
    void a_full_flow_takes_no_more_until_there_is_room() throws Exception {
        var gate = new CountDownLatch(1);
        components.step("gate", (packet, call) -> {
            gate.await();
            call.emit(packet);
        });
        var run = TestFlow.chain("gate").compile(components).start(host, new Flow.Limits(2, 1));
        var first = host.feed(run, TestHost.text());
        var second = host.feed(run, TestHost.text());

        var third = run.offer(new Document("d3", TestHost.text(), new Entrance.ByMediaType()), host.listener("d3"));

        assertThat(third).isFalse();
        gate.countDown();
        assertThat(TestHost.await(first)).isEqualTo(published(1));
        assertThat(TestHost.await(second)).isEqualTo(published(1));
        assertThat(run.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(run.offer(new Document("d4", TestHost.text(), new Entrance.ByMediaType()), host.listener("d4")))
                .isFalse();
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(2, 0, 2, 0, 0, 0));
    }

    @Test
    void what_is_not_done_at_the_deadline_ends_as_failed() throws Exception {
        components.step("gate", (_, _) -> new CountDownLatch(1).await());
        var run = TestFlow.chain("gate").compile(components).start(host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());

        var drained = run.stop(Duration.ofMillis(50));

        assertThat(drained).isFalse();
        assertThat(TestHost.await(outcome).notes())
                .containsExactly(new Note("", State.FAILED, "The flow was stopped before this document was done."));
    }

    @Test
    void a_component_that_does_not_open_keeps_the_flow_from_starting() {
        components.add(ComponentType.of("locked", Kind.PUBLISHER, NoParameters.class, _ -> new Locked())
                .summary("Never opens.")
                .input("in", "In.", Carries.ANY));
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("locked", "locked")
                .wire("adapter > locked")
                .compile(components);

        assertThatThrownBy(() -> flow.start(host, Flow.Limits.DEFAULT))
                .isInstanceOf(FlowStartException.class)
                .hasMessage("Node \"locked\" could not start: The folder is locked.");
        assertThat(components.closed).containsExactly("adapter");
    }

    private static final class Locked implements Publisher {
        @Override
        public void open(Context context) throws IOException {
            throw new IOException("The folder is locked.");
        }

        @Override
        public void publish(Batch batch, Context context) {}
    }

    @Test
    void a_node_that_is_switched_off_lets_packets_pass_unchanged() throws Exception {
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .disabled("drop", "drop")
                .node("publish", "publish")
                .wire("adapter > drop")
                .wire("drop > publish")
                .compile(components);

        assertThat(host.run(flow, TestHost.text())).containsExactly(published(1));
    }

    @Test
    void a_source_brings_documents_in_and_ends_when_the_flow_stops() throws Exception {
        components.source("ticker", out -> {
            out.emit(TestHost.text().with("tick", "1"));
            out.emit(TestHost.text().with("tick", "2"));
            new CountDownLatch(1).await();
        });
        var run = new TestFlow()
                .node("ticker", "ticker")
                .node("publish", "publish")
                .wire("ticker > publish")
                .compile(components)
                .start(host, Flow.Limits.DEFAULT);

        while (components.published.size() < 2) {
            Thread.onSpinWait();
        }

        assertThat(run.stop(Duration.ofSeconds(5))).isTrue();
        assertThat(host.outcomes.values()).allMatch(outcome -> outcome.join().equals(published(1)));
    }

    @Test
    void counts_and_the_last_packets_of_a_wire_are_there_to_look_at() throws Exception {
        var run = TestFlow.chain("same").compile(components).start(host, Flow.Limits.DEFAULT);
        for (var number = 0; number < 30; number++) {
            TestHost.await(host.feed(run, TestHost.text().with("number", Value.of(number))));
        }

        assertThat(run.numbers().nodes())
                .extracting(Numbers.OfNode::id, Numbers.OfNode::in, Numbers.OfNode::out)
                .contains(tuple("same", 30L, 30L));
        assertThat(run.numbers().wires())
                .extracting(Numbers.OfWire::count, Numbers.OfWire::queued)
                .containsOnly(tuple(30L, 0));
        assertThat(run.lastPackets("w1")).hasSize(20).first().satisfies(seen -> {
            assertThat(seen.document()).isEqualTo("d30");
            assertThat(seen.packet().first("number")).contains(Value.of(29));
        });
        run.stop(Duration.ofSeconds(5));
    }
}
