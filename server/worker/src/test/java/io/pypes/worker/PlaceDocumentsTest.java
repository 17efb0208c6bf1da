package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.engine.Running;
import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What becomes of documents, which is the same wherever their flow works.
@Timeout(30)
@ParameterizedClass
@EnumSource(TestPlace.class)
class PlaceDocumentsTest {

    private static final Outcome PUBLISHED = new Outcome(1, 0, 0, 0, List.of());

    private final TestPlace place;
    private final TestHost host = new TestHost();
    private final List<Running> runs = new ArrayList<>();

    PlaceDocumentsTest(TestPlace place) {
        this.place = place;
    }

    @AfterEach
    void stop() throws InterruptedException {
        for (var run : runs) {
            assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        }
    }

    private Running start(TestFlow flow) throws Exception {
        var run = place.start(flow, host);
        runs.add(run);
        return run;
    }

    @Test
    void a_document_is_published_and_its_packet_told() throws Exception {
        var run = start(TestFlow.chain("step"));
        var packet = TestHost.text("Hello.");

        var fate = host.feed(run, packet);

        assertThat(fate.await()).isEqualTo(PUBLISHED);
        assertThat(fate.published)
                .extracting(TestHost::plain)
                .containsExactly(TestHost.plain(packet.with("passed", Value.of(true))));
    }

    @Test
    void a_filter_drops_with_a_reason() throws Exception {
        var run = start(TestFlow.chain("step"));

        var fate = host.feed(run, TestHost.doing("drop"));

        assertThat(fate.await())
                .isEqualTo(new Outcome(0, 1, 0, 0, List.of(new Note("step", State.DROPPED, "Not wanted."))));
        assertThat(fate.published).isEmpty();
    }

    @Test
    void what_a_node_cannot_handle_is_a_dead_letter_with_all_that_is_known_of_it() throws Exception {
        var run = start(TestFlow.chain("step"));
        var packet = TestHost.doing("fail");

        var fate = host.feed(run, packet);

        var note = new Note("step", State.DEAD_LETTERED, "It says so.");
        assertThat(fate.await()).isEqualTo(new Outcome(0, 0, 1, 0, List.of(note)));
        var letter = host.letters.getFirst();
        assertThat(host.letters)
                .containsExactly(new DeadLetter(
                        fate.document,
                        fate.document.id(),
                        "step",
                        "in",
                        packet,
                        ErrorKind.INVALID_INPUT,
                        "It says so.",
                        1,
                        letter.at()));
        assertThat(letter.at()).isBetween(Instant.now().minusSeconds(30), Instant.now());
    }

    @Test
    void a_component_that_breaks_is_told_as_a_permanent_fault() throws Exception {
        var run = start(TestFlow.chain("step"));

        host.feed(run, TestHost.doing("break")).await();

        assertThat(host.letters)
                .extracting(DeadLetter::kind, DeadLetter::message)
                .containsExactly(tuple(ErrorKind.PERMANENT, "Node \"step\" broke on this document: The moon is full."));
    }

    @Test
    void a_transient_fault_is_tried_again_until_it_is_over() throws Exception {
        var run = start(TestFlow.chain("step"));

        assertThat(host.feed(run, TestHost.doing("hesitate")).await()).isEqualTo(PUBLISHED);
    }

    @Test
    void a_fault_that_lasts_is_a_dead_letter_after_all_attempts() throws Exception {
        var run = start(TestFlow.chain("step"));

        host.feed(run, TestHost.doing("away")).await();

        assertThat(host.letters)
                .extracting(DeadLetter::kind, DeadLetter::attempts)
                .containsExactly(tuple(ErrorKind.TRANSIENT, 3));
    }

    @Test
    void a_wired_error_port_gets_what_failed_with_the_reason() throws Exception {
        var run = start(TestFlow.chain("step").wire("step", "error", "publish"));

        var fate = host.feed(run, TestHost.doing("fail"));

        assertThat(fate.await()).isEqualTo(PUBLISHED);
        assertThat(fate.published.getFirst().metadata("error").orElseThrow().asText())
                .isEqualTo("{node: step, kind: invalid-input, message: It says so., attempts: 1}");
        assertThat(host.letters).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 3000})
    void many_parts_that_end_in_all_ways_are_counted_exactly(int parts) throws Exception {
        var run = start(new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", parts))
                .node("step", "step")
                .node("publish", "publish")
                .wire("adapter", "out", "split")
                .wire("split", "out", "step")
                .wire("step", "out", "publish"));

        var fate = host.feed(run, TestHost.text("Hello."));

        var outcome = fate.await();
        assertThat(new Outcome(
                        outcome.published(), outcome.dropped(), outcome.deadLettered(), outcome.failed(), List.of()))
                .isEqualTo(new Outcome((parts + 2) / 3, (parts + 1) / 3, parts / 3, 0, List.of()));
        assertThat(outcome.notes()).hasSize(Math.min(20, parts - (parts + 2) / 3));
        assertThat(host.letters)
                .extracting(DeadLetter::id)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, parts)
                        .filter(part -> part % 3 == 0)
                        .mapToObj(part -> fate.document.id() + ".split." + part)
                        .toList());
        assertThat(fate.published)
                .extracting(packet -> packet.text("part").orElse(""))
                .containsExactlyElementsOf(IntStream.range(0, parts)
                        .filter(part -> part % 3 == 0)
                        .mapToObj(Integer::toString)
                        .toList());
    }

    @Test
    void a_packet_goes_the_way_that_it_says() throws Exception {
        var run = start(new TestFlow()
                .node("adapter", "adapter")
                .node("route", "route")
                .node("step", "step")
                .node("publish", "publish")
                .wire("adapter", "out", "route")
                .wire("route", "left", "step")
                .wire("route", "right", "publish")
                .wire("step", "out", "publish"));

        var left = host.feed(run, TestHost.doing("left"));
        var right = host.feed(run, TestHost.doing("right"));

        assertThat(left.await()).isEqualTo(PUBLISHED);
        assertThat(right.await()).isEqualTo(PUBLISHED);
        assertThat(left.published).containsExactly(left.document.packet().with("passed", Value.of(true)));
        assertThat(right.published).containsExactly(right.document.packet());
    }

    @Test
    void a_document_that_no_adapter_takes_is_kept() throws Exception {
        var run = start(TestFlow.chain("step"));

        var fate = host.feed(run, TestHost.text("").withMediaType(MediaType.of("image/png")));

        var why = "No adapter of this flow takes image/png.";
        assertThat(fate.await()).isEqualTo(new Outcome(0, 0, 1, 0, List.of(new Note("", State.DEAD_LETTERED, why))));
        assertThat(host.letters)
                .extracting(DeadLetter::document, DeadLetter::node, DeadLetter::port, DeadLetter::message)
                .containsExactly(tuple(fate.document, "", "", why));
    }

    @Test
    void an_adapter_asked_for_by_name_takes_what_it_would_not_take() throws Exception {
        var run = start(TestFlow.chain("step"));
        var image = TestHost.text("").withMediaType(MediaType.of("image/png"));

        assertThat(host.feed(run, image, new Entrance.Adapter("adapter")).await())
                .isEqualTo(PUBLISHED);
        assertThat(host.feed(run, image, new Entrance.Adapter("step")).await().notes())
                .extracting(Note::message)
                .containsExactly("This flow has no adapter \"step\" for fed documents. It has \"adapter\".");
    }

    @Test
    void a_packet_goes_on_at_an_inner_node_under_its_own_id() throws Exception {
        var run = start(TestFlow.chain("step"));

        var good = host.feed(run, TestHost.doing(""), new Entrance.Resumed("step", "in", "d1.split.2", false));
        var bad = host.feed(run, TestHost.doing("fail"), new Entrance.Resumed("step", "in", "d1.split.3", false));

        assertThat(good.await()).isEqualTo(PUBLISHED);
        assertThat(bad.await().deadLettered()).isEqualTo(1);
        assertThat(host.letters)
                .extracting(DeadLetter::document, DeadLetter::id)
                .containsExactly(tuple(bad.document, "d1.split.3"));
    }

    @Test
    void a_packet_that_is_to_go_on_at_a_node_that_is_gone_is_kept() throws Exception {
        var run = start(TestFlow.chain("step"));

        var fate = host.feed(run, TestHost.doing(""), new Entrance.Resumed("gone", "in", "d1.gone.2", true));

        assertThat(fate.await().notes())
                .containsExactly(new Note("", State.DEAD_LETTERED, "The flow has no node \"gone\"."));
        assertThat(host.letters)
                .extracting(DeadLetter::id, DeadLetter::node, DeadLetter::port)
                .containsExactly(tuple("d1.gone.2", "gone", "in"));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 256 << 10, 700_001})
    void content_of_any_size_comes_out_as_it_came_in(int size) throws Exception {
        var run = start(TestFlow.chain());
        var bytes = new byte[size];
        new Random(size).nextBytes(bytes);
        var packet = Packet.of(Content.of(bytes), MediaType.of("text/plain"));

        var fates = List.of(host.feed(run, packet), host.feed(run, packet), host.feed(run, TestHost.text("small")));

        for (var fate : fates) {
            assertThat(fate.await()).isEqualTo(PUBLISHED);
            assertThat(fate.published)
                    .extracting(TestHost::plain)
                    .containsExactly(TestHost.plain(fate.document.packet()));
        }
    }

    @Test
    void all_kinds_of_values_and_what_is_said_about_them_come_out_as_they_came_in() throws Exception {
        var run = start(TestFlow.chain());
        var list = new Value.Items(List.of(Value.of("one"), Value.of(2), new Value.Items(List.of())));
        var all = List.of(
                Value.of("half \uD83D of a pair, \u0000 and \uFFFD"),
                Value.of(Long.MIN_VALUE),
                Value.of(-0.0),
                Value.of(Double.NaN),
                new Value.Decimal(new BigDecimal("-1.50E+300")),
                Value.of(false),
                Value.of(Instant.MAX),
                Value.of(Instant.ofEpochSecond(-1, 999_999_999)),
                Value.Bytes.copyOf(new byte[] {0, -1, 127}),
                list,
                new Value.Fields(Map.of("", list)));
        var packet = TestHost.text("Hello.")
                .with("all", all)
                .with("", Value.of("without a name"))
                .withMetadata("about", list)
                .withAttributeMetadata("all", "unit", new Value.Fields(Map.of("of", Value.of(1.5))));

        var fate = host.feed(run, packet);

        assertThat(fate.await()).isEqualTo(PUBLISHED);
        assertThat(fate.published).extracting(TestHost::plain).containsExactly(TestHost.plain(packet));
        assertThat(fate.published.getFirst().values("all")).containsExactlyElementsOf(all);
    }

    @Test
    void documents_that_a_source_brings_are_accepted_and_settled_and_told() throws Exception {
        start(new TestFlow()
                .node("source", "source", Map.of("count", 3))
                .node("step", "step")
                .node("publish", "publish")
                .wire("source", "out", "step")
                .wire("step", "out", "publish"));

        while (host.brought.size() < 3) {
            Thread.onSpinWait();
        }

        assertThat(host.brought.getFirst().await()).isEqualTo(PUBLISHED);
        assertThat(host.brought.get(1).await().deadLettered()).isEqualTo(1);
        assertThat(host.brought.get(2).await()).isEqualTo(PUBLISHED);
        assertThat(host.letters).extracting(DeadLetter::document).containsExactly(host.brought.get(1).document);
        assertThat(host.brought.getFirst().published)
                .containsExactly(host.brought.getFirst().document.packet().with("passed", Value.of(true)));
    }
}
