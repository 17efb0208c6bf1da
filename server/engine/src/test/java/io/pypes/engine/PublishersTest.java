package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Publisher;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Publishers and their batches.
@Timeout(30)
class PublishersTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();

    private TestFlow flow(TestComponents.Publishing publishing) {
        components.publisher("out", publishing);
        return new TestFlow().node("adapter", "adapter").node("out", "out").wire("adapter > out");
    }

    private static Outcome deadLettered(String message) {
        return new Outcome(0, 0, 1, 0, List.of(new Note("out", State.DEAD_LETTERED, message)));
    }

    private static boolean isBad(Batch.Entry entry) {
        return entry.packet().has("bad");
    }

    @Test
    @Here("A worker is not given documents that would wait in it.")
    void a_batch_has_all_that_waits_if_the_publisher_wants_as_many() throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var sizes = new CopyOnWriteArrayList<Integer>();
        var run = flow((batch, _) -> {
                    begun.countDown();
                    gate.await();
                    sizes.add(batch.entries().size());
                })
                .start(components, host, new Flow.Limits(2000, 2000));
        var _ = host.feed(run, TestHost.text());
        begun.await();

        for (var count = 0; count < 4 * 256; count++) {
            var _ = host.feed(run, TestHost.text());
        }
        while (run.numbers().wires().getFirst().count() < 1 + 4 * 256) {
            Thread.onSpinWait();
        }
        gate.countDown();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(sizes).containsExactly(1, 256, 256, 256, 256);
    }

    @ParameterizedTest
    @Here("A worker is not given documents that would wait in it.")
    @ValueSource(ints = {1, 3, 256})
    void a_batch_is_never_larger_than_the_publisher_wants(int limit) throws Exception {
        var begun = new CountDownLatch(1);
        var gate = new CountDownLatch(1);
        var sizes = new CopyOnWriteArrayList<Integer>();
        Publisher publisher = (batch, _) -> {
            begun.countDown();
            gate.await();
            sizes.add(batch.entries().size());
        };
        components.add(ComponentType.of("out", Kind.PUBLISHER, NoParameters.class, _ -> publisher)
                .summary("Publishes.")
                .batchLimit(limit)
                .blocking()
                .input("in", "In.", Carries.ANY));
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("out", "out")
                .wire("adapter > out")
                .start(components, host, new Flow.Limits(16, 16));

        var outcomes = new ArrayList<CompletableFuture<Outcome>>();
        for (var count = 0; count < 10; count++) {
            outcomes.add(host.feed(run, TestHost.text()));
        }
        begun.await();
        while (run.numbers().wires().getFirst().count() < 10) {
            Thread.onSpinWait();
        }
        gate.countDown();

        for (var outcome : outcomes) {
            assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        }
        assertThat(sizes.stream().mapToInt(size -> size)).allMatch(size -> size <= limit);
        assertThat(sizes.stream().mapToInt(size -> size).sum()).isEqualTo(10);
        assertThat(sizes).hasSizeGreaterThanOrEqualTo((10 + limit - 1) / limit).hasSizeLessThanOrEqualTo(10);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void packets_it_fails_are_dead_letters_and_the_others_are_published() throws Exception {
        var flow = flow((batch, _) -> batch.entries().stream()
                .filter(PublishersTest::isBad)
                .forEach(entry -> batch.fail(entry, PacketException.permanent("Not with me."))));

        var outcomes = host.run(
                flow.compile(components), TestHost.text(), TestHost.text().with("bad", "yes"), TestHost.text());

        assertThat(outcomes)
                .containsExactly(TestHost.published(1), deadLettered("Not with me."), TestHost.published(1));
    }

    @Test
    void packets_it_fails_for_a_while_are_tried_again_by_themselves() throws Exception {
        var tries = new CopyOnWriteArrayList<String>();
        var flow = flow((batch, _) -> {
            for (var entry : batch.entries()) {
                tries.add(entry.id());
                if (isBad(entry) && tries.stream().filter(entry.id()::equals).count() < 3) {
                    batch.fail(entry, PacketException.transientFault("Busy."));
                }
            }
        });

        var outcomes = host.run(
                flow.compile(components), TestHost.text(), TestHost.text().with("bad", "yes"));

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(tries).containsOnlyOnce("d1").filteredOn("d2"::equals).hasSize(3);
    }

    @Test
    void what_it_said_of_single_packets_holds_when_it_throws_after() throws Exception {
        var flow = flow((batch, _) -> {
            batch.entries().stream()
                    .filter(PublishersTest::isBad)
                    .forEach(entry -> batch.fail(entry, PacketException.invalidInput("Not a date.")));
            throw PacketException.permanent("The index is gone.");
        });

        host.run(flow.compile(components), TestHost.text(), TestHost.text().with("bad", "yes"));

        assertThat(host.letters)
                .extracting(letter -> letter.document().id(), DeadLetter::kind, DeadLetter::message)
                .containsExactly(
                        tuple("d1", ErrorKind.PERMANENT, "The index is gone."),
                        tuple("d2", ErrorKind.INVALID_INPUT, "Not a date."));
    }

    @Test
    void failing_an_entry_of_another_batch_publishes_nothing() throws Exception {
        var flow = flow((batch, _) -> {
            var own = batch.entries().getFirst();
            batch.fail(Batch.Entry.of(own.id(), own.packet()), PacketException.permanent("Not mine."));
        });

        var outcomes = host.run(flow.compile(components), TestHost.text());

        assertThat(outcomes)
                .containsExactly(deadLettered("Node \"out\" broke on this document: "
                        + "Only entries of this batch can be failed, and this is none of them."));
    }

    @Test
    @SuppressWarnings("NullAway")
    void failing_null_publishes_nothing() throws Exception {
        var flow = flow((batch, _) -> batch.fail(null, PacketException.permanent("Who?")));

        var outcomes = host.run(flow.compile(components), TestHost.text());

        assertThat(outcomes)
                .containsExactly(deadLettered("Node \"out\" broke on this document: "
                        + "Only entries of this batch can be failed, and this is none of them."));
    }

    @Test
    @SuppressWarnings("NullAway")
    void failing_for_no_reason_publishes_nothing() throws Exception {
        var flow = flow((batch, _) -> batch.fail(batch.entries().getFirst(), null));

        var outcomes = host.run(flow.compile(components), TestHost.text());

        assertThat(outcomes)
                .containsExactly(deadLettered("Node \"out\" broke on this document: "
                        + "The reason why an entry was not published is null."));
    }

    @Test
    void a_batch_that_is_kept_is_refused_after_its_call() throws Exception {
        var kept = new AtomicReference<Batch>();
        var run = flow((batch, _) -> kept.set(batch)).start(components, host, Flow.Limits.DEFAULT);

        var outcome = TestHost.await(host.feed(run, TestHost.text()));

        assertThat(outcome).isEqualTo(TestHost.published(1));
        var entry = kept.get().entries().getFirst();
        assertThatThrownBy(() -> kept.get().fail(entry, PacketException.permanent("Late.")))
                .hasMessage("This call is over. A publisher may not keep its batch.");
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void whatever_it_throws_none_of_the_batch_counts_as_published() throws Exception {
        for (var thrown : AccountsTest.whatever().toList()) {
            var outcomes = host.run(
                    flow((_, _) -> {
                                throw TestHost.sneak(thrown);
                            })
                            .compile(components),
                    TestHost.text());
            assertThat(outcomes).extracting(Outcome::state).containsExactly(State.DEAD_LETTERED);
        }
    }

    @Test
    void what_it_cannot_publish_goes_to_its_error_port() throws Exception {
        var flow = flow((_, _) -> {
                    throw PacketException.permanent("The index is gone.");
                })
                .node("publish", "publish")
                .wire("out.error > publish");

        var outcomes = host.run(flow.compile(components), TestHost.text(), TestHost.text());

        assertThat(outcomes).containsOnly(TestHost.published(1));
        assertThat(components.ids()).containsExactly("d1", "d2");
        assertThat(host.letters).isEmpty();
    }
}
