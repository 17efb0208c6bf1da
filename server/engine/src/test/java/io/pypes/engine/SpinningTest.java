package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Outcome.Note;
import io.pypes.engine.Outcome.State;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import jdk.management.VirtualThreadSchedulerMXBean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Isolated;

/// Components that calculate without end, more of them than there are processors.
@Timeout(60)
@Isolated("All others would have to wait for a processor.")
class SpinningTest {

    private static final int SPINNING = Runtime.getRuntime().availableProcessors() + 2;
    private static final int WAITING = 500;
    private static final VirtualThreadSchedulerMXBean SCHEDULER =
            ManagementFactory.getPlatformMXBean(VirtualThreadSchedulerMXBean.class);

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final AtomicBoolean free = new AtomicBoolean();
    private final CountDownLatch ended = new CountDownLatch(SPINNING);

    @AfterEach
    void let_go() throws InterruptedException {
        free.set(true);
        ended.await();
    }

    @Test
    void they_are_given_up_and_other_flows_go_on_meanwhile() throws Exception {
        var carriers = SCHEDULER.getParallelism();
        components.step("spin", (_, _) -> {
            try {
                while (!free.get()) {
                    Thread.onSpinWait();
                }
            } finally {
                ended.countDown();
            }
        });
        var spinning = new ArrayList<Running>();
        for (var count = 0; count < SPINNING; count++) {
            spinning.add(flow("spin").start(components, host, Flow.Limits.DEFAULT));
        }
        var other = flow("same").start(components, host, Flow.Limits.DEFAULT);

        var givenUp = new ArrayList<CompletableFuture<Outcome>>();
        for (var run : spinning) {
            givenUp.add(host.feed(run, TestHost.text()));
        }
        keepThreadsWaiting();
        var published = List.of(host.feed(other, TestHost.text()), host.feed(other, TestHost.text()));

        for (var outcome : published) {
            assertThat(TestHost.await(outcome)).isEqualTo(TestHost.published(1));
        }
        for (var outcome : givenUp) {
            assertThat(TestHost.await(outcome))
                    .isEqualTo(new Outcome(
                            0,
                            0,
                            1,
                            0,
                            List.of(new Note(
                                    "step",
                                    State.DEAD_LETTERED,
                                    "Node \"step\" took longer than 100 ms for this document."))));
        }
        spinning.add(other);
        for (var run : spinning) {
            assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        }
        free.set(true);
        while (SCHEDULER.getParallelism() > carriers) {
            Thread.onSpinWait(); // what was added for them is taken away again
        }
    }

    /// Other virtual threads wait for their turn, too, wherever they were handed in.
    private static void keepThreadsWaiting() throws InterruptedException {
        for (var count = 0; count < WAITING; count++) {
            Thread.ofPlatform().start(() -> Thread.startVirtualThread(() -> {})).join();
        }
    }

    private static TestFlow flow(String step) {
        return new TestFlow()
                .node("adapter", "adapter")
                .node("step", step, Map.of(), new ErrorPolicy(0, Duration.ZERO, Duration.ofMillis(100)))
                .node("publish", "publish")
                .wire("adapter > step")
                .wire("step > publish");
    }
}
