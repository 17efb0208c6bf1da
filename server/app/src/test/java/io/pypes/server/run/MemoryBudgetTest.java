package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class MemoryBudgetTest {

    private final MemoryBudget budget = new MemoryBudget(100);

    @Test
    void takes_what_is_free_and_no_more() {
        var first = budget.tryTake(60).orElseThrow();

        assertThat(budget.tryTake(41)).isEmpty();
        assertThat(budget.tryTake(40)).isPresent();
        assertThat(budget.tryTake(1)).isEmpty();
        first.close();
        first.close();
        assertThat(budget.tryTake(61)).isEmpty();
        assertThat(budget.tryTake(60)).isPresent();
    }

    @Test
    void a_share_is_shrunk_and_split() {
        try (var share = budget.tryTake(100).orElseThrow()) {
            share.shrinkTo(50);
            share.shrinkTo(70);
            assertThat(budget.tryTake(51)).isEmpty();
            assertThat(share.split(51)).isEmpty();

            var part = share.split(20).orElseThrow();
            share.shrinkTo(0);
            assertThat(budget.tryTake(81)).isEmpty();
            part.close();
        }
        assertThat(budget.tryTake(100)).isPresent();
    }

    @Test
    void nobody_overtakes_one_who_waits() throws Exception {
        var all = budget.tryTake(90).orElseThrow();
        var waiting = new CompletableFuture<MemoryBudget.Share>();
        var thread = Thread.ofPlatform().start(() -> {
            try {
                waiting.complete(budget.take(50));
            } catch (InterruptedException interrupted) {
                waiting.completeExceptionally(interrupted);
            }
        });
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        assertThat(budget.tryTake(1)).isEmpty();
        all.close();

        waiting.get().close();
        assertThat(budget.tryTake(100)).isPresent();
    }

    @Test
    void more_than_there_is_makes_others_wait_until_it_is_given_back() {
        var more = budget.overdraw(150);

        assertThat(budget.tryTake(1)).isEmpty();
        more.close();
        assertThat(budget.tryTake(100)).isPresent();
    }

    @Test
    void content_in_a_file_takes_nothing() {
        assertThat(MemoryBudget.taken(Content.of(new byte[7]))).isEqualTo(7);
        assertThat(MemoryBudget.taken(Content.EMPTY)).isZero();
    }
}
