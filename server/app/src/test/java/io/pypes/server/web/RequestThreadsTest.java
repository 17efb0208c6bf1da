package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class RequestThreadsTest {

    private final RequestThreads threads = new RequestThreads();

    @Test
    void work_is_done_on_a_virtual_thread() {
        var virtual = threads.call(() -> Thread.currentThread().isVirtual()).block();

        assertThat(virtual).isTrue();
    }

    @Test
    void what_work_throws_is_the_answer() {
        var broken = threads.call(() -> {
            throw new IOException("The disk is full.");
        });

        assertThatThrownBy(broken::block).hasRootCauseMessage("The disk is full.");
    }

    @Test
    void work_that_nobody_waits_for_any_more_is_done_to_its_end() throws InterruptedException {
        var begun = new CountDownLatch(1);
        var givenUp = new CountDownLatch(1);
        var done = new CountDownLatch(1);
        var asked = threads.call(() -> {
                    begun.countDown();
                    givenUp.await();
                    done.countDown();
                    return "done";
                })
                .subscribe();

        begun.await();
        asked.dispose();
        givenUp.countDown();

        done.await();
    }
}
