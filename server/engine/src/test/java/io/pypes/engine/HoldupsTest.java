package io.pypes.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.PacketException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What a run says it waits for.
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HoldupsTest {

    private final TestComponents components = new TestComponents();
    private final TestHost host = new TestHost();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);

    @Test
    @Here("A worker is not given documents that would wait in it.")
    void a_node_that_is_at_work_and_what_waits_before_it() throws Exception {
        components.step("gate", (packet, call) -> {
            begun.countDown();
            gate.await();
            call.emit(packet);
        });
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("gate", "gate")
                .node("publish", "publish")
                .wire("adapter > gate")
                .wire("gate > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        var first = host.feed(run, TestHost.text());
        begun.await();
        var second = host.feed(run, TestHost.text());

        var holdups = run.holdups();

        assertThat(holdups.stream().filter(of -> of.working().isPresent()).map(Holdup::node))
                .containsExactly("gate");
        assertThat(holdups.stream().mapToLong(Holdup::waiting).sum()).isEqualTo(1);
        gate.countDown();
        TestHost.await(first);
        TestHost.await(second);
        assertThat(run.stop(Duration.ofSeconds(20))).isTrue();
        assertThat(run.holdups()).isEmpty();
    }

    @Test
    void the_time_in_a_call_goes_on() throws Exception {
        components.step("gate", (packet, call) -> {
            begun.countDown();
            gate.await();
        });
        var run = TestFlow.chain("gate").start(components, host, Flow.Limits.DEFAULT);
        var _ = host.feed(run, TestHost.text());
        begun.await();

        while (working(run).compareTo(Duration.ofMillis(300)) < 0) {
            Thread.onSpinWait();
        }

        gate.countDown();
    }

    private static Duration working(Running run) {
        return run.holdups().stream()
                .flatMap(of -> of.working().stream())
                .findFirst()
                .orElse(Duration.ZERO);
    }

    @Test
    void packets_that_wait_for_another_attempt() throws Exception {
        var failed = new CompletableFuture<Void>();
        components.step("flaky", (_, _) -> {
            failed.complete(null);
            throw PacketException.transientFault("Not now.");
        });
        var policy = new ErrorPolicy(5, Duration.ofMinutes(1), Duration.ofSeconds(20));
        var run = new TestFlow()
                .node("adapter", "adapter")
                .node("flaky", "flaky", Map.of(), policy)
                .node("publish", "publish")
                .wire("adapter > flaky")
                .wire("flaky > publish")
                .start(components, host, Flow.Limits.DEFAULT);
        var _ = host.feed(run, TestHost.text());
        failed.join();

        List<Holdup> holdups;
        do {
            holdups = run.holdups();
        } while (holdups.stream().noneMatch(of -> of.retrying() == 1));

        assertThat(holdups).extracting(Holdup::node).contains("flaky");
        run.stop(Duration.ZERO);
    }
}
