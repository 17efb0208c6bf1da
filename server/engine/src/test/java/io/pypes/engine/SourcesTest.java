package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Components that bring documents in by themselves.
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class SourcesTest {

    private final TestComponents components = new TestComponents();
    private final CountDownLatch done = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    private Flow flow(TestComponents.Producing producing) {
        components.source("ticker", producing);
        return new TestFlow()
                .node("ticker", "ticker")
                .node("publish", "publish")
                .wire("ticker > publish")
                .compile(components);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void what_it_emits_becomes_documents_and_the_flow_runs_on_when_it_ends(int capacity) throws Exception {
        var host = new TestHost();
        var flow = flow(out -> {
            for (var count = 0; count < 2000; count++) {
                out.emit(TestHost.text());
            }
            done.countDown();
        });
        var run = TestPlace.start(flow, host, new Flow.Limits(4, capacity));

        done.await();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(host.outcomes).hasSize(2000);
        assertThat(host.outcomes.values()).allMatch(outcome -> outcome.join().equals(TestHost.published(1)));
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(2000, 0, 2000, 0, 0, 0));
    }

    @Test
    void a_run_without_sources_has_only_what_it_is_given() throws Exception {
        var host = new TestHost();
        var flow = flow(out -> out.emit(TestHost.text()));
        var run = TestPlace.startWithoutSources(flow, host, Flow.Limits.DEFAULT);
        var given = new Document("given", TestHost.text(), new Entrance.Brought("ticker", "out"));

        assertThat(run.offer(given, _ -> {})).isTrue();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(components.published).hasSize(1);
        assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 0, 1, 0, 0, 0));
    }

    @Test
    void what_it_had_accepted_when_the_flow_stops_is_still_published() throws Exception {
        var host = new TestHost();
        components.publisher("publish", (batch, _) -> {
            done.countDown();
            gate.await();
            components.published.addAll(batch.entries());
        });
        var flow = flow(out -> {
            while (true) {
                out.emit(TestHost.text());
            }
        });
        var run = TestPlace.start(flow, host, new Flow.Limits(100, 1));
        done.await();
        while (host.outcomes.size() < 3) {
            Thread.onSpinWait(); // one is being published, one waits, one is at the door
        }

        var stopping = CompletableFuture.supplyAsync(() -> stop(run));
        gate.countDown();

        assertThat(stopping.get()).isTrue();
        assertThat(host.outcomes.values()).allMatch(outcome -> outcome.join().equals(TestHost.published(1)));
        assertThat(components.published).hasSize(host.outcomes.size());
    }

    private static boolean stop(Running run) {
        try {
            return run.stop(Duration.ofSeconds(20));
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }

    @Test
    void one_that_breaks_is_started_again() throws Exception {
        var host = new TestHost();
        var attempts = new AtomicInteger();
        var flow = flow(out -> {
            if (attempts.incrementAndGet() == 1) {
                Thread.currentThread().interrupt();
                throw new OutOfMemoryError("Java heap space");
            }
            out.emit(TestHost.text());
            done.countDown();
        });
        var run = TestPlace.start(flow, host, Flow.Limits.DEFAULT);

        done.await();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(host.outcomes.values()).allMatch(outcome -> outcome.join().equals(TestHost.published(1)));
        assertThat(attempts).hasValue(2);
    }

    @Test
    void one_that_waits_to_be_started_again_ends_when_the_flow_stops() throws Exception {
        var flow = flow(_ -> {
            done.countDown();
            throw new IllegalStateException("The mailbox is gone.");
        });
        var run = TestPlace.start(flow, new TestHost(), Flow.Limits.DEFAULT);
        done.await();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }

    @Test
    void what_it_emitted_to_is_refused_after_its_end() throws Exception {
        var kept = new CompletableFuture<Emitter>();
        var ended = new CountDownLatch(1);
        components.add(ComponentType.of("ticker", Kind.ADAPTER, NoParameters.class, _ -> new Source() {
                    @Override
                    public void produce(Emitter out) {
                        kept.complete(out);
                    }

                    @Override
                    public void close() {
                        ended.countDown();
                    }
                })
                .summary("Brings in.")
                .output("out", "Out.", Carries.ANY));
        var host = new TestHost();
        var run = new TestFlow()
                .node("ticker", "ticker")
                .node("publish", "publish")
                .wire("ticker > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        ended.await(); // closed after its last call

        assertThatThrownBy(() -> kept.join().emit(TestHost.text()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("The source has ended. It may not keep what it emitted to.");

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(host.outcomes).isEmpty();
    }

    @Test
    @SuppressWarnings("NullAway")
    void null_and_unknown_ports_are_refused_and_nothing_is_accepted() throws Exception {
        var host = new TestHost();
        var said = new CopyOnWriteArrayList<String>();
        var flow = flow(out -> {
            said.add(message(() -> out.emit(null)));
            said.add(message(() -> out.emit(null, TestHost.text())));
            said.add(message(() -> out.emit("side", TestHost.text())));
            done.countDown();
        });
        var run = TestPlace.start(flow, host, Flow.Limits.DEFAULT);
        done.await();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(said)
                .containsExactly(
                        "The packet to emit is null.",
                        "The port to emit on is null.",
                        "Node \"ticker\" has no output port \"side\". It has \"out\".");
        assertThat(host.outcomes).isEmpty();
    }

    private interface Emitting {
        void emit() throws InterruptedException;
    }

    private static String message(Emitting emitting) throws InterruptedException {
        try {
            emitting.emit();
            return "";
        } catch (RuntimeException refused) {
            return String.valueOf(refused.getMessage());
        }
    }

    @Test
    void what_goes_out_of_an_unwired_port_is_dropped() throws Exception {
        components.add(ComponentType.of("ticker", Kind.ADAPTER, NoParameters.class, _ -> (Source) out -> {
                    out.emit("side", TestHost.text());
                    out.emit(TestHost.text());
                    done.countDown();
                })
                .summary("Brings in.")
                .output("out", "Out.", Carries.ANY)
                .optionalOutput("side", "Side.", Carries.ANY));
        var host = new TestHost();
        var run = new TestFlow()
                .node("ticker", "ticker")
                .node("publish", "publish")
                .wire("ticker > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        done.await();

        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        var note = new Note("ticker", State.DROPPED, "Nothing is wired to port \"side\" of node \"ticker\".");
        assertThat(host.outcomes.get("ticker1")).isCompletedWithValue(new Outcome(0, 1, 0, 0, List.of(note)));
        assertThat(host.outcomes.get("ticker2")).isCompletedWithValue(TestHost.published(1));
    }

    @Test
    void a_document_the_host_does_not_accept_takes_no_place() throws Exception {
        for (var thrown : AccountsTest.whatever().toList()) {
            var refusing = new TestHost() {
                @Override
                public Accepted accept(String node, String port, Packet packet)
                        throws IOException, InterruptedException {
                    if (packet.has("refuse")) {
                        throw sneak(thrown);
                    }
                    return super.accept(node, port, packet);
                }
            };
            var emitted = new CountDownLatch(1);
            var flow = flow(out -> {
                try {
                    out.emit(TestHost.text().with("refuse", "yes"));
                } catch (Throwable refused) {
                    emitted.countDown();
                }
                out.emit(TestHost.text());
                new CountDownLatch(1).await();
            });
            var run = TestPlace.start(flow, refusing, new Flow.Limits(1, 1));
            emitted.await();
            while (run.numbers().documents().published() == 0) {
                Thread.onSpinWait();
            }

            assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(run.numbers().documents()).isEqualTo(new Numbers.Documents(1, 0, 1, 0, 0, 0));
        }
    }

    @Test
    void one_accepted_after_the_flow_was_cancelled_ends_as_failed() throws Exception {
        var settled = new CompletableFuture<Outcome>();
        var hanging = new TestHost() {
            @Override
            public Accepted accept(String node, String port, Packet packet) throws IOException, InterruptedException {
                done.countDown();
                StopTest.awaitWhateverComes(gate);
                return new Accepted(new Document("late", packet, new Entrance.ByMediaType()), settled::complete);
            }
        };
        var run = TestPlace.start(flow(out -> out.emit(TestHost.text())), hanging, Flow.Limits.DEFAULT);
        done.await();
        run.stop(Duration.ofMillis(20));

        gate.countDown();

        var note = new Note("", State.FAILED, "The flow was stopped before this document was done.");
        assertThat(TestHost.await(settled)).isEqualTo(new Outcome(0, 0, 0, 1, List.of(note)));
    }
}
