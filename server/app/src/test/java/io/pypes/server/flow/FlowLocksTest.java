package io.pypes.server.flow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class FlowLocksTest {

    private final FlowLocks locks = new FlowLocks();

    @Test
    void one_thread_at_a_time_holds_the_lock_of_a_flow() throws InterruptedException {
        var rounds = new int[1];
        var done = new CountDownLatch(16);

        for (var thread = 0; thread < 16; thread++) {
            Thread.ofVirtual().start(() -> {
                for (var round = 0; round < 1000; round++) {
                    try (var _ = locks.hold("orders")) {
                        rounds[0]++;
                    }
                }
                done.countDown();
            });
        }
        done.await();

        assertThat(rounds[0]).isEqualTo(16_000);
    }

    @Test
    void flows_do_not_wait_for_each_other() throws InterruptedException {
        var entered = new CountDownLatch(1);

        try (var _ = locks.hold("orders")) {
            Thread.ofVirtual().start(() -> {
                try (var _ = locks.hold("invoices")) {
                    entered.countDown();
                }
            });
            entered.await();
        }
    }
}
