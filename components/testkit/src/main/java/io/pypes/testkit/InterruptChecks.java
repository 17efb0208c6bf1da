package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Source;
import io.pypes.testkit.Step.Given;
import java.nio.channels.ClosedByInterruptException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// What every component has to keep about threads.
final class InterruptChecks {
    private static final Duration LIMIT = Duration.ofSeconds(1);

    private InterruptChecks() {}

    /// The next node never takes a packet; the component is interrupted while it waits for that, or at its work.
    static <P extends Record> void stops(ComponentType<P> type) throws Exception {
        var parameters = Samples.parameters(type);
        var waiting = new CountDownLatch(1);
        var never = new CountDownLatch(1);
        try (var folder = new TemporaryFolder()) {
            var tester = ComponentTester.of(type, parameters)
                    .files(folder.path())
                    .gate(_ -> {
                        waiting.countDown();
                        never.await();
                    });
            if (!type.ports().inputs().isEmpty()) {
                tester.given(Packet.empty());
            }
            var thread = new TestThread(() -> {
                try {
                    tester.run();
                } finally {
                    waiting.countDown();
                }
            });

            thread.start();
            waiting.await(LIMIT.toMillis(), TimeUnit.MILLISECONDS); // it may as well wait for something else
            thread.interrupt();

            assertThat(thread.join(LIMIT)).as("stopped within %s", LIMIT).isTrue();
            thread.requireInterruptOrNothing();
        }
    }

    static <P extends Record> void startsNoThreads(ComponentType<P> type) throws Exception {
        var parameters = Samples.parameters(type);
        try (var folder = new TemporaryFolder()) {
            var surroundings = folder.surroundings(type, parameters);
            var thread = new TestThread(() -> {
                try (Component component = type.factory().apply(parameters)) {
                    component.open(new TestContext(surroundings));
                    if (!(component instanceof Source)) { // that would not end
                        var port = type.ports().inputs().getFirst().name();
                        new CaseRun(surroundings, true)
                                .run(component, List.of(new Given(port, "document-1", Packet.empty())), 1);
                    }
                    assertThat(TestThread.namesInGroup()).as("threads").hasSize(1);
                }
            });

            thread.start();
            thread.join();

            thread.requireInterruptOrNothing();
        }
    }

    /// A thread in a group of its own, so that threads started from it can be told from others.
    private static final class TestThread extends Thread {
        private final AtomicReference<@Nullable Throwable> thrown;

        TestThread(Work work) {
            this(work, new AtomicReference<>());
        }

        private TestThread(Work work, AtomicReference<@Nullable Throwable> thrown) {
            super(new ThreadGroup("tested"), () -> {
                try {
                    work.run();
                } catch (Throwable any) { // an error is the test's business too
                    thrown.set(any);
                }
            });
            this.thrown = thrown;
        }

        static List<String> namesInGroup() {
            var threads = new Thread[100];
            var count = currentThread().getThreadGroup().enumerate(threads);
            return Arrays.stream(threads, 0, count).map(Thread::getName).toList();
        }

        void requireInterruptOrNothing() {
            switch (thrown.get()) {
                case null -> {}
                case InterruptedException _, ClosedByInterruptException _ -> {}
                case Throwable other -> throw new AssertionError("The component threw " + other, other);
            }
        }
    }

    /// What a [TestThread] does.
    private interface Work {
        void run() throws Exception;
    }
}
