package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Tasklets that have nothing to do.
@Timeout(30)
@Execution(ExecutionMode.CONCURRENT)
class IdleTest {

    private static final Flow.Bound BOUND = new Flow.Bound(8, 1 << 20);

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final List<Thread> threads = new CopyOnWriteArrayList<>();

    /// A flow of two tasklets.
    private Running start(int idleMillis) throws Exception {
        components.step("step", (packet, call) -> {
            threads.add(Thread.currentThread());
            call.emit(packet);
        });
        components.apart("step");
        var idle = Duration.ofMillis(idleMillis);
        return TestFlow.chain("step")
                .start(components, host, new Flow.Limits(8, BOUND, BOUND, Duration.ofSeconds(20), idle));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void an_idle_tasklet_gives_its_thread_back_and_goes_on_with_another(int idleMillis) throws Exception {
        var run = start(idleMillis);
        for (var document = 1; document <= 3; document++) {
            assertThat(TestHost.await(host.feed(run, TestHost.text()))).isEqualTo(TestHost.published(1));
            threads.getLast().join();
        }

        assertThat(threads).doesNotHaveDuplicates().hasSize(3);
        assertThat(components.published).hasSize(3);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(components.closed).contains("step");
    }

    @Test
    void a_tasklet_without_a_thread_ends_when_its_flow_is_cancelled() throws Exception {
        var run = start(0);
        TestHost.await(host.feed(run, TestHost.text()));
        threads.getLast().join();

        run.stop(Duration.ZERO);

        assertThat(components.closed).contains("step");
    }

    @Test
    void a_tasklet_that_is_to_be_woken_at_a_time_keeps_its_thread() throws Exception {
        var woken = new CopyOnWriteArrayList<Thread>();
        components.waking(
                "waits",
                (packet, call) -> {
                    woken.add(Thread.currentThread());
                    call.wakeAfter(Duration.ofMillis(300)); // more than two looks of the watchdog
                    call.emit(packet);
                },
                _ -> woken.add(Thread.currentThread()));
        var limits = new Flow.Limits(8, BOUND, BOUND, Duration.ofSeconds(20), Duration.ofMillis(1));
        var run = TestFlow.chain("waits").start(components, host, limits);

        TestHost.await(host.feed(run, TestHost.text()));
        woken.getFirst().join();

        assertThat(woken).hasSize(2).allMatch(woken.getFirst()::equals);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
    }
}
