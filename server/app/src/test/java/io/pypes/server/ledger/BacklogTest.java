package io.pypes.server.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class BacklogTest {

    private static final Duration LONG = Duration.ofHours(1);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final Backlog backlog = new Backlog();

    /// One that nobody reads.
    @SuppressWarnings("NullAway")
    private static Waiting document(long number) {
        return new Waiting(number, 0, List.of(), null, Optional.empty());
    }

    @Test
    void one_that_waits_for_a_while_holds_nobody_up() throws Exception {
        backlog.add(document(1), LONG);
        backlog.add(document(2));

        assertThat(backlog.take().number()).isEqualTo(2);
        assertThat(backlog.poll()).isEmpty();
        assertThat(backlog.size()).isEqualTo(1);
    }

    @Test
    void one_whose_while_is_over_is_taken() throws Exception {
        backlog.add(document(1), LONG);
        backlog.add(document(2), SHORT);

        assertThat(backlog.take().number()).isEqualTo(2);
    }

    @Test
    void none_waits_for_its_while_when_there_is_reason_to_hurry() throws Exception {
        backlog.add(document(1), LONG);
        backlog.add(document(2), SHORT);

        backlog.hurry();

        assertThat(List.of(backlog.take().number(), backlog.take().number())).containsExactly(2L, 1L);
    }

    @Test
    void those_that_wait_for_a_while_are_cleared_too() {
        backlog.add(document(1), LONG);
        backlog.add(document(2));

        assertThat(backlog.clear()).extracting(Waiting::number).containsExactlyInAnyOrder(1L, 2L);
        assertThat(backlog.size()).isZero();
    }

    @Test
    void one_without_a_while_is_taken_in_turn() {
        backlog.add(document(1), Duration.ZERO);
        backlog.add(document(2));

        assertThat(backlog.poll()).map(Waiting::number).contains(1L);
    }
}
