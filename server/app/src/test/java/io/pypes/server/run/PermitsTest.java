package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.server.run.Permits.Permit;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class PermitsTest {

    private final Permits permits = new Permits(4, 100);

    @Test
    void take_what_is_free_and_no_more() {
        var first = permits.tryTake(60).orElseThrow();

        assertThat(permits.tryTake(41)).isEmpty();
        assertThat(permits.tryTake(40)).isPresent();
        assertThat(permits.tryTake(1)).isEmpty();
        first.close();
        first.close();
        assertThat(permits.tryTake(61)).isEmpty();
        assertThat(permits.tryTake(60)).isPresent();
    }

    @Test
    void are_for_so_many_documents() {
        var first = permits.tryTake(0).orElseThrow();
        for (var more = 0; more < 3; more++) {
            assertThat(permits.tryTake(0)).isPresent();
        }

        assertThat(permits.tryTake(0)).isEmpty();
        first.close();
        first.close();
        assertThat(permits.tryTake(0)).isPresent();
        assertThat(permits.tryTake(0)).isEmpty();
    }

    @Test
    void can_be_shrunk_and_split() throws Exception {
        try (var permit = permits.tryTake(100).orElseThrow()) {
            permit.shrinkTo(50);
            permit.shrinkTo(70);
            assertThat(permits.tryTake(51)).isEmpty();
            assertThat(permit.split(51)).isEmpty();

            var part = permit.split(20).orElseThrow();
            permit.shrinkTo(0);
            assertThat(permits.tryTake(81)).isEmpty();
            part.close();
        }
        assertThat(permits.tryTake(100)).isPresent();
    }

    @Test
    void of_a_part_need_a_place_of_their_own() throws Exception {
        var permit = permits.tryTake(10).orElseThrow();
        var others = permits.tryTake(0).orElseThrow();
        var _ = permits.tryTake(0).orElseThrow();
        var _ = permits.tryTake(0).orElseThrow();

        var part = waiting(() -> permit.split(10).orElseThrow());
        others.close();

        assertThat(part.get()).isNotNull();
    }

    @Test
    void that_are_handed_on_are_given_back_by_whoever_has_them() {
        var permit = permits.tryTake(100).orElseThrow();

        var handed = permit.handOn();
        permit.close();

        assertThat(permits.tryTake(1)).isEmpty();
        handed.close();
        assertThat(permits.tryTake(100)).isPresent();
    }

    @Test
    void are_not_overtaken_while_one_waits() throws Exception {
        var all = permits.tryTake(90).orElseThrow();
        var later = waiting(() -> permits.await(50));

        assertThat(permits.tryTake(1)).isEmpty();
        all.close();

        later.get().close();
        assertThat(permits.tryTake(100)).isPresent();
    }

    @Test
    void leave_half_of_the_places_to_new_documents() throws Exception {
        var first = permits.awaitLeisure(0);
        permits.awaitLeisure(0);
        var third = waiting(() -> permits.awaitLeisure(0));

        var fresh = permits.tryTake(0);

        assertThat(fresh).isPresent();
        fresh.get().close();
        first.close();
        assertThat(third.get()).isNotNull();
    }

    @Test
    void are_not_to_be_had_while_closed() throws Exception {
        var taken = permits.tryTake(10).orElseThrow();
        permits.close();
        var later = waiting(() -> permits.await(1));

        assertThat(permits.hasPlace()).isFalse();
        assertThat(permits.tryTake(0)).isEmpty();
        assertThat(taken.split(5)).isPresent();
        permits.open();

        assertThat(later.get()).isNotNull();
    }

    @Test
    void are_unused_when_all_was_given_back() throws Exception {
        var bytes = permits.tryTake(10).orElseThrow();
        bytes.leavePlace();
        var place = permits.tryTake(0).orElseThrow();

        assertThat(permits.awaitUnused(Duration.ZERO)).isEqualTo(1);
        place.close();
        assertThat(permits.awaitUnused(Duration.ZERO)).isEqualTo(1);
        var unused = Thread.ofVirtual().start(bytes::close);
        assertThat(permits.awaitUnused(Duration.ofSeconds(10))).isZero();
        unused.join();
    }

    @Test
    void content_in_a_file_takes_nothing() {
        assertThat(Permits.taken(Content.of(new byte[7]))).isEqualTo(7);
        assertThat(Permits.taken(Content.EMPTY)).isZero();
    }

    /// Runs something that waits, and returns when it does.
    private static FutureTask<Permit> waiting(Callable<Permit> something) {
        var task = new FutureTask<>(something);
        var thread = Thread.ofPlatform().start(task);
        while (thread.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return task;
    }
}
