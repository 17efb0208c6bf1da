package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ResultsTest {

    private static final Trial OURS = new Trial(Work.PIPELINE, "pypes", 10);
    private static final Trial THEIRS = new Trial(Work.PIPELINE, "direct", 10);
    private static final Figure RATE = Work.PIPELINE.figures().getFirst();

    private final Results results = new Results();

    private void add(int round, Trial trial, double sent, double cpu) {
        results.add(
                round,
                trial,
                new Measurement(trial.work().title(), trial.peer(), trial.size(), Map.of("sent", sent, "cpu", cpu)));
    }

    @Test
    void the_rate_is_by_cpu_second() {
        add(1, OURS, 3000, 1.5);

        assertThat(results.spread(OURS, RATE)).isEqualTo(new Spread(2000, 2000, 2000));
    }

    @Test
    void the_median_is_the_one_in_the_middle() {
        assertThat(Spread.of(5, 1, 9)).isEqualTo(new Spread(5, 1, 9));
        assertThat(Spread.of(4, 2, 1, 9)).isEqualTo(new Spread(3, 1, 9));
        assertThatThrownBy(Spread::of).hasMessage("There is no value.");
    }

    @Test
    void a_ratio_is_taken_within_each_round() {
        add(1, OURS, 100, 1);
        add(1, THEIRS, 50, 1);
        add(2, OURS, 20, 1); // a bad moment for both
        add(2, THEIRS, 10, 1);
        add(3, OURS, 300, 1);
        add(3, THEIRS, 100, 1);

        assertThat(results.ratio(OURS, THEIRS, RATE)).hasValue(2);
        assertThat(results.ratio(THEIRS, OURS, RATE)).hasValue(0.5);
    }

    @Test
    void a_round_that_one_of_them_missed_does_not_count() {
        add(1, OURS, 100, 1);
        add(2, THEIRS, 10, 1);

        assertThat(results.ratio(OURS, THEIRS, RATE)).isEmpty();
    }

    @Test
    void of_a_cost_less_is_better() {
        var cost = Work.RING.figures().getFirst();

        assertThat(cost.ratio(200, 400)).isEqualTo(2);
        assertThat(cost.of().applyAsDouble(new Measurement("ring", "go", 1, Map.of("wall", 2.0, "hops", 1e7))))
                .isEqualTo(200);
    }

    @Test
    void numbers_are_shown_in_three_digits() {
        assertThat(Figure.text(17_432_000)).isEqualTo("17.4M");
        assertThat(Figure.text(490_100)).isEqualTo("490k");
        assertThat(Figure.text(999)).isEqualTo("999");
        assertThat(Figure.text(8.214)).isEqualTo("8.21");
        assertThat(Figure.text(9.996)).isEqualTo("10.0");
    }
}
