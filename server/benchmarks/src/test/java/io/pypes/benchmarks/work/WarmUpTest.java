package io.pypes.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {

    private static int rounds(int most, Double... costs) throws Exception {
        var left = List.of(costs).iterator();
        return WarmUp.run(left::next, 0, most);
    }

    @Test
    void it_ends_when_two_rounds_in_turn_cost_hardly_less() throws Exception {
        assertThat(rounds(10, 9.0, 5.0, 4.9, 3.0, 2.9, 2.9, 0.1)).isEqualTo(6);
    }

    @Test
    void a_round_that_costs_more_counts_as_well() throws Exception {
        assertThat(rounds(10, 5.0, 6.0, 5.9, 0.1)).isEqualTo(3);
    }

    @Test
    void it_ends_after_so_many_rounds_however_much_less_they_cost() throws Exception {
        assertThat(rounds(3, 9.0, 5.0, 3.0, 1.0)).isEqualTo(3);
        assertThat(rounds(1, 9.0)).isEqualTo(1);
    }

    @Test
    void it_takes_so_many_seconds_at_least() throws Exception {
        assertThat(WarmUp.run(() -> 1.0, Double.MAX_VALUE, 50)).isEqualTo(50);
    }
}
