package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every document is settled once, whatever its listener and the host do.
@Timeout(30)
class AccountsTest {

    private final TestComponents components = new TestComponents();

    static Stream<Throwable> whatever() {
        return Stream.of(
                new IllegalStateException("Broken."),
                new StackOverflowError(),
                new OutOfMemoryError("Java heap space"),
                new IOException("The disk is full."),
                new InterruptedException("Sneaked."));
    }

    private static final class Listener implements DocumentListener {
        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();
        private final Throwable thrown;

        Listener(Throwable thrown) {
            this.thrown = thrown;
        }

        @Override
        public void published(String node, Packet packet) {
            heard.add("published");
            throw TestHost.sneak(thrown);
        }

        @Override
        public void settled(Outcome settled) {
            heard.add("settled");
            outcome.complete(settled);
            throw TestHost.sneak(thrown);
        }
    }

    @ParameterizedTest
    @MethodSource("whatever")
    void a_listener_that_throws_is_told_once_and_the_flow_goes_on(Throwable thrown) throws Exception {
        var host = new TestHost();
        var run = TestFlow.chain("same").start(components, host, new Flow.Limits(4, 1));
        var first = new Listener(thrown);
        var second = new Listener(thrown);

        TestHost.submit(run, new Document("one", TestHost.text(), new Entrance.ByMediaType()), first);
        TestHost.submit(run, new Document("two", TestHost.text(), new Entrance.ByMediaType()), second);

        assertThat(TestHost.await(first.outcome)).isEqualTo(TestHost.published(1));
        assertThat(TestHost.await(second.outcome)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(first.heard).containsExactly("published", "settled");
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(2, 0, 2, 0, 0, 0));
    }

    @Test
    void a_listener_that_interrupts_its_thread_loses_nothing() throws Exception {
        var host = new TestHost();
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("split", "split", Map.of("count", 9))
                .node("publish", "publish")
                .wire("adapter > split")
                .wire("split > publish")
                .start(components, host, new Flow.Limits(4, 1));
        var outcome = new CompletableFuture<Outcome>();

        TestHost.submit(run, new Document("one", TestHost.text(), new Entrance.ByMediaType()), new DocumentListener() {
            @Override
            public void published(String node, Packet packet) {
                Thread.currentThread().interrupt();
            }

            @Override
            public void settled(Outcome settled) {
                outcome.complete(settled);
            }
        });

        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(9));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @ParameterizedTest
    @MethodSource("whatever")
    void a_dead_letter_that_cannot_be_kept_fails_the_document_and_the_flow_goes_on(Throwable thrown) throws Exception {
        var host = new TestHost() {
            @Override
            public void keep(DeadLetter letter) {
                throw TestHost.sneak(thrown);
            }
        };
        components.step("fails", (packet, call) -> {
            if (packet.has("bad")) {
                throw PacketException.invalidInput("The date is wrong.");
            }
            call.emit(packet);
        });
        var bad = TestHost.text().with("bad", "yes");

        var outcomes = host.run(TestFlow.chain("fails").compile(components), bad, TestHost.text());

        var note = new Note("fails", State.FAILED, "The date is wrong.");
        assertThat(outcomes).containsExactly(new Outcome(0, 0, 0, 1, List.of(note)), TestHost.published(1));
    }

    @ParameterizedTest
    @MethodSource("whatever")
    void a_document_that_no_adapter_takes_and_nobody_keeps_fails_and_leaves_its_place(Throwable thrown)
            throws Exception {
        var host = new TestHost() {
            @Override
            public void keep(DeadLetter letter) {
                throw TestHost.sneak(thrown);
            }
        };
        var image = Packet.empty().withMediaType(MediaType.of("image/png"));

        var outcomes = host.run(TestFlow.chain().compile(components), new Flow.Limits(1, 1), image, image);

        var note = new Note("", State.FAILED, "No adapter of this flow takes image/png.");
        assertThat(outcomes).hasSize(2).containsOnly(new Outcome(0, 0, 0, 1, List.of(note)));
    }

    @Test
    @Here("A worker has a clock of its own.")
    void a_clock_that_breaks_fails_dead_letters_only() throws Exception {
        var host = new TestHost() {
            @Override
            public InstantSource clock() {
                return () -> {
                    throw new IllegalStateException("The clock stands still.");
                };
            }
        };
        components.step("fails", (packet, call) -> {
            if (packet.has("bad")) {
                throw PacketException.invalidInput("The date is wrong.");
            }
            call.emit(packet);
        });

        var outcomes = host.run(
                TestFlow.chain("fails").compile(components),
                TestHost.text(),
                TestHost.text().with("bad", "yes"),
                TestHost.text());

        assertThat(outcomes).extracting(Outcome::state).containsExactly(State.PUBLISHED, State.FAILED, State.PUBLISHED);
    }

    @Test
    void an_interrupted_sender_either_hands_a_document_over_or_keeps_it() throws Exception {
        var host = new TestHost();
        var run = TestFlow.chain("same").start(components, host, new Flow.Limits(1, 1));
        var outcome = new CompletableFuture<Outcome>();

        Thread.currentThread().interrupt();
        var taken = run.offer(new Document("one", TestHost.text(), new Entrance.ByMediaType()), outcome::complete);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(taken).isTrue();
        assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }
}
