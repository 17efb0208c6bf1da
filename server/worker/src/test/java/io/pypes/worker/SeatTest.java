package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class SeatTest {

    private static Seat seat(int window, int inFlight) throws IOException {
        var seat = new Seat(TestRun.idle());
        seat.window = window;
        seat.inFlight = inFlight;
        return seat;
    }

    @Test
    void the_one_with_more_places_is_better() throws IOException {
        assertThat(seat(4, 1).isBetterThan(seat(4, 2))).isTrue();
        assertThat(seat(4, 2).isBetterThan(seat(4, 1))).isFalse();
        assertThat(seat(4, 1).isBetterThan(seat(4, 1))).isFalse();
    }

    @Test
    void one_that_ends_nothing_is_passed_over_though_it_has_more_places() throws IOException {
        var slow = seat(4, 1);
        var quick = seat(4, 2);

        slow.look();

        assertThat(slow.isBetterThan(quick)).isFalse();
        assertThat(quick.isBetterThan(slow)).isTrue();
    }

    @Test
    void of_two_that_end_nothing_the_one_with_more_places_is_better() throws IOException {
        var one = seat(4, 1);
        var other = seat(4, 2);

        one.look();
        other.look();

        assertThat(one.isBetterThan(other)).isTrue();
    }

    @Test
    void it_stalls_from_a_look_that_finds_nothing_ended_until_something_ends() throws IOException {
        var seat = seat(4, 2);
        seat.ended();
        seat.look();
        assertThat(seat.stalls()).isFalse();

        seat.look();
        assertThat(seat.stalls()).isTrue();

        seat.ended();
        assertThat(seat.stalls()).isFalse();
    }

    @Test
    void one_without_documents_does_not_stall() throws IOException {
        var seat = seat(4, 1);
        seat.look();

        seat.inFlight = 0;

        assertThat(seat.stalls()).isFalse();
        seat.look();
        seat.inFlight = 1;
        assertThat(seat.stalls()).isFalse();
    }
}
