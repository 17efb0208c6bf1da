package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of documents that a node cannot handle: retries, error ports, dead letters.
@Timeout(30)
class FailuresTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch begun = new CountDownLatch(1);

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

        assertThat(outcomes).containsExactly(TestHost.published(1));
        assertThat(attempts).hasValue(3);
        assertThat(components.ids()).containsExactly("d1");
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

        assertThat(outcomes).containsExactly(TestHost.published(1));
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
        assertThat(components.ids()).containsExactly("d1.rows.1", "d1.rows.3");
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
    void documents_that_wait_for_a_retry_end_at_the_deadline() throws Exception {
        components.step("away", (_, _) -> {
            begun.countDown();
            throw PacketException.transientFault("The service is away.");
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("away", "away", Map.of(), new ErrorPolicy(9, Duration.ofMinutes(5), Duration.ofSeconds(20)))
                .node("publish", "publish")
                .wire("adapter > away")
                .wire("away > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());
        begun.await();

        assertThat(run.stop(Duration.ofMillis(50))).isFalse();

        assertThat(TestHost.await(outcome))
                .isEqualTo(new Outcome(
                        0,
                        0,
                        0,
                        1,
                        List.of(new Note("", State.FAILED, "The flow was stopped before this document was done."))));
        assertThat(host.letters).isEmpty();
    }

    @Test
    void retries_that_come_in_time_are_waited_for() throws Exception {
        components.step("away", (packet, call) -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                throw PacketException.transientFault("The service is away.");
            }
            call.emit(packet);
        });
        var run = TestFlow.chain("away").start(components, host, Flow.Limits.DEFAULT);
        var outcome = host.feed(run, TestHost.text());

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();

        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
    }

    @Test
    void a_back_off_of_nothing_is_no_wait() throws Exception {
        components.step("away", (packet, call) -> {
            if (begun.getCount() > 0) {
                begun.countDown();
                throw PacketException.transientFault("The service is away.");
            }
            call.emit(packet);
        });
        var flow = new TestFlow()
                .node("adapter", "adapter")
                .node("away", "away", Map.of(), new ErrorPolicy(1, Duration.ZERO, Duration.ofSeconds(20)))
                .node("publish", "publish")
                .wire("adapter > away")
                .wire("away > publish")
                .compile(components);

        assertThat(host.run(flow, TestHost.text())).containsExactly(TestHost.published(1));
    }
}
