package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/// How flows begin, or do not.
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class StartTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final List<String> closed = new CopyOnWriteArrayList<>();

    private interface Opening {
        void open(Context context) throws Exception;
    }

    /// A publisher that may not open or close well.
    private final class Door implements Publisher {
        private final Opening opening;

        Door(Opening opening) {
            this.opening = opening;
        }

        @Override
        public void open(Context context) throws Exception {
            opening.open(context);
        }

        @Override
        public void publish(Batch batch, Context context) {}

        @Override
        public void close() {
            closed.add("door");
        }
    }

    @SuppressWarnings("NullAway")
    private Flow flow(Supplier<@Nullable Component> factory) {
        components.add(ComponentType.of("door", Kind.PUBLISHER, NoParameters.class, _ -> factory.get())
                .summary("A door.")
                .input("in", "In.", Carries.ANY));
        return flow();
    }

    private Flow flow() {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("door", "door")
                .wire("adapter > door")
                .compile(components);
    }

    private Flow flow(Opening opening) {
        return flow(() -> new Door(opening));
    }

    private void assertRefused(Flow flow, String message) {
        assertThatThrownBy(() -> TestPlace.start(flow, host, Flow.Limits.DEFAULT))
                .isInstanceOfSatisfying(
                        FlowStartException.class,
                        refused -> assertThat(refused.node()).isEqualTo("door"))
                .hasMessage(message);
        assertThat(components.closed).containsExactly("adapter");
    }

    @Test
    void a_component_that_does_not_open_closes_all_the_others_and_itself() {
        var flow = flow(_ -> {
            throw new IOException("The folder is locked.");
        });

        assertRefused(flow, "Node \"door\" could not start: The folder is locked.");
        assertThat(closed).containsExactly("door");
    }

    @Test
    void a_message_that_names_the_node_is_told_once() {
        var flow = flow(context -> {
            throw new IOException("Node \"%s\" finds the folder locked.".formatted(context.node()));
        });

        assertRefused(flow, "Node \"door\" finds the folder locked.");
    }

    @Test
    void an_error_while_it_opens_is_a_reason_too() {
        var flow = flow(_ -> {
            throw new StackOverflowError();
        });

        assertRefused(flow, "Node \"door\" could not start: StackOverflowError");
    }

    @Test
    void a_component_that_cannot_be_made_is_a_reason_too() {
        assertRefused(
                flow(() -> {
                    throw new NoClassDefFoundError("com/example/Driver");
                }),
                "Node \"door\" could not start: com/example/Driver");
    }

    @Test
    void a_plugin_that_makes_nothing_is_told_apart() {
        assertRefused(flow(() -> null), "Node \"door\" could not start: There is nothing to open. Mend its plugin.");
    }

    @Test
    void a_source_in_the_place_of_a_processor_is_told_apart() {
        assertRefused(
                flow(() -> (Source) _ -> {}),
                "Node \"door\" could not start: It is a source, and a source has no input ports. Mend its plugin.");
    }

    @Test
    void a_component_that_never_opens_is_given_up_and_closes_when_it_comes_back() throws Exception {
        var back = new CompletableFuture<Thread>();
        flow(_ -> {
            StopTest.awaitWhateverComes(gate);
            back.complete(Thread.currentThread());
        });
        components.apart("door"); // so that the adapter can close
        var flow = flow();
        var one = new Flow.Bound(1, 1);
        var limits = new Flow.Limits(1, one, one, Duration.ofSeconds(2), Duration.ofSeconds(1));

        assertThatThrownBy(() -> TestPlace.start(flow, host, limits))
                .isInstanceOf(FlowStartException.class)
                .hasMessage("Node \"door\" could not start: It took longer than 2 s.");

        assertThat(components.closed).containsExactly("adapter");
        assertThat(closed).isEmpty();
        gate.countDown();
        assertThat(back.get().join(Duration.ofSeconds(10))).isTrue();
        assertThat(closed).containsExactly("door");
    }

    @Test
    void an_interrupted_start_closes_what_it_opened() throws Exception {
        var flow = flow(_ -> {
            begun.countDown();
            new CountDownLatch(1).await();
        });
        var start = new FutureTask<>(() -> TestPlace.start(flow, host, Flow.Limits.DEFAULT));
        var thread = Thread.startVirtualThread(start);
        begun.await();

        thread.interrupt();

        assertThatThrownBy(start::get)
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(InterruptedException.class);
        assertThat(components.closed).containsExactly("adapter");
        assertThat(closed).containsExactly("door");
    }

    @Test
    void a_source_brings_nothing_in_before_all_are_open() throws Exception {
        components.source("ticker", (Emitter out) -> {
            out.emit(TestHost.text());
            closed.add("never");
        });
        components.add(ComponentType.of(
                        "door",
                        Kind.PUBLISHER,
                        NoParameters.class,
                        _ -> new Door(_ -> {
                            throw new IOException("The folder is locked.");
                        }))
                .summary("A door.")
                .input("in", "In.", Carries.ANY));
        var flow = new TestFlow()
                .node("ticker", "ticker")
                .node("door", "door")
                .wire("ticker > door")
                .compile(components);

        assertThatThrownBy(() -> TestPlace.start(flow, host, Flow.Limits.DEFAULT))
                .hasMessage("Node \"door\" could not start: The folder is locked.");

        assertThat(closed).containsExactly("door");
        assertThat(host.outcomes).isEmpty();
    }

    @Test
    void a_component_that_breaks_when_it_closes_does_not_keep_the_flow_from_ending() throws Exception {
        for (var thrown : AccountsTest.whatever().toList()) {
            var flow = flow(() -> new Publisher() {
                @Override
                public void publish(Batch batch, Context context) {}

                @Override
                public void close() {
                    throw TestHost.sneak(thrown);
                }
            });
            var run = TestPlace.start(flow, host, Flow.Limits.DEFAULT);
            var outcome = host.feed(run, TestHost.text());

            assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
            assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        }
    }

    @Test
    void a_flow_can_be_started_as_often_as_wanted() throws Exception {
        var flow = TestFlow.chain("same").compile(components);
        var first = TestPlace.start(flow, host, Flow.Limits.DEFAULT);
        var second = TestPlace.start(flow, host, Flow.Limits.DEFAULT);

        assertThat(TestHost.await(host.feed(first, TestHost.text()))).isEqualTo(TestHost.published(1));
        assertThat(first.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(TestHost.await(host.feed(second, TestHost.text()))).isEqualTo(TestHost.published(1));
        assertThat(second.stop(Duration.ofSeconds(20))).isTrue();
    }
}
