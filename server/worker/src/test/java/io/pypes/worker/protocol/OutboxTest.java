package io.pypes.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OutboxTest {

    private static final int EACH = 20_000;

    private final Outbox outbox = new Outbox();

    @Test
    void all_there_are_are_taken_at_once_the_latest_first() throws Exception {
        outbox.add(new Message.Done(1));
        outbox.add(new Message.Done(2));

        assertThat(outbox.take()).containsExactly(new Message.Done(2), new Message.Done(1));
    }

    @Test
    void who_finds_none_waits_for_the_next() throws Exception {
        var taking = new FutureTask<>(outbox::take);
        var thread = Thread.ofPlatform().start(taking);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }

        outbox.add(new Message.Done(1));

        assertThat(taking.get()).containsExactly(new Message.Done(1));
    }

    @Test
    void who_is_interrupted_takes_none_though_there_are_some() throws Exception {
        outbox.add(new Message.Done(1));
        Thread.currentThread().interrupt();

        assertThatThrownBy(outbox::take).isInstanceOf(InterruptedException.class);

        assertThat(outbox.take()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 16})
    void none_is_lost_and_those_of_one_thread_stay_in_order(int threads) throws Exception {
        for (var thread = 0; thread < threads; thread++) {
            var first = (long) thread * EACH;
            Thread.ofVirtual().start(() -> {
                for (var number = first; number < first + EACH; number++) {
                    outbox.add(new Message.Done(number));
                    if (number % 50 == 0) {
                        LockSupport.parkNanos(1000); // so that the other one finds none from time to time, and parks
                    }
                }
            });
        }
        var taken = new CompletableFuture<List<Message>>();

        Thread.ofVirtual().start(() -> taken.complete(take(threads * EACH)));

        var next = new long[threads];
        for (var message : taken.get()) {
            var call = ((Message.Done) message).call();
            assertThat(call % EACH).isEqualTo(next[(int) (call / EACH)]++);
        }
    }

    private List<Message> take(int count) {
        var taken = new ArrayList<Message>();
        try {
            while (taken.size() < count) {
                taken.addAll(outbox.take().reversed());
            }
        } catch (InterruptedException _) {
            // then some are missing
        }
        return taken;
    }
}
