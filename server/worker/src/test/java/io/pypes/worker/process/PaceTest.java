package io.pypes.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaceTest {

    private static final long MICROSECOND = 1000;
    private static final long MILLISECOND = 1_000_000;

    private long now = 1;
    private int inFlight;

    /// Has as many documents at a time as there may be, which end one after the other.
    private void work(Pace pace, int documents, long each) {
        for (var number = 0; number < documents; number++) {
            while (inFlight < pace.window()) {
                pace.given(now);
                inFlight++;
            }
            now += each;
            pace.settled(now);
            inFlight--;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void fast_documents_widen_the_window_to_its_bound(int least) {
        var pace = new Pace(least);

        work(pace, 20_000, MICROSECOND);

        assertThat(pace.window()).isEqualTo(2048);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16})
    void slow_documents_leave_it_at_the_least(int least) {
        var pace = new Pace(least);

        work(pace, 200, 50 * MILLISECOND);

        assertThat(pace.window()).isEqualTo(least);
    }

    @Test
    void it_is_what_ends_in_twenty_milliseconds() {
        var pace = new Pace(1);

        work(pace, 2000, MILLISECOND);

        assertThat(pace.window()).isEqualTo(20);
    }

    @Test
    void a_fast_flow_that_becomes_slow_narrows_it() {
        var pace = new Pace(2);
        work(pace, 20_000, MICROSECOND);

        work(pace, 2, 50 * MILLISECOND);

        assertThat(pace.window()).isEqualTo(2);
    }

    @Test
    void time_without_documents_does_not_count() {
        var pace = new Pace(1);
        work(pace, 2000, MILLISECOND);
        while (inFlight > 0) {
            now += MILLISECOND;
            pace.settled(now);
            inFlight--;
        }
        now += 3600_000 * MILLISECOND;

        work(pace, 20, MILLISECOND);

        assertThat(pace.window()).isEqualTo(20);
    }

    @Test
    void it_says_when_the_window_is_another_one() {
        var pace = new Pace(1);
        pace.given(now);
        pace.given(now);

        assertThat(pace.settled(now + MILLISECOND)).isTrue();
        assertThat(pace.window()).isEqualTo(4);
        assertThat(pace.settled(now + 25 * MILLISECOND)).isTrue();
        assertThat(pace.window()).isEqualTo(1);
    }

    @Test
    void it_is_widened_for_documents_that_wait_for_others_and_stays_so() {
        var pace = new Pace(1);
        pace.given(now);

        assertThat(pace.isQuiet()).isFalse(); // it has just come
        assertThat(pace.isQuiet()).isTrue();
        assertThat(pace.isFull()).isTrue();
        pace.widen();

        assertThat(pace.window()).isEqualTo(2);
        assertThat(pace.isFull()).isFalse();
        pace.given(now);
        assertThat(pace.isQuiet()).isFalse();
        pace.settled(now + 50 * MILLISECOND);
        assertThat(pace.window()).isEqualTo(2);
    }
}
