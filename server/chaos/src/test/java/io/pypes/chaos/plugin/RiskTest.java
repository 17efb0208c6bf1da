package io.pypes.chaos.plugin;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RiskTest {

    @Test
    void is_spread_over_the_numbers() {
        var risks = IntStream.range(0, 2000)
                .mapToObj(Risk::of)
                .collect(Collectors.groupingBy(risk -> risk, Collectors.counting()));

        assertThat(risks)
                .containsEntry(Risk.BUSY, 100L)
                .containsEntry(Risk.REFUSED, 20L)
                .containsEntry(Risk.SLOW, 4L)
                .containsEntry(Risk.HALTS, 4L)
                .containsEntry(Risk.HANGS, 2L)
                .containsEntry(Risk.DEAF, 1L)
                .containsEntry(Risk.POISON, 1L);
    }

    @Test
    void is_taken_once_or_twice() {
        assertThat(Risk.times(401)).isEqualTo(1);
        assertThat(Risk.times(901)).isEqualTo(2);
    }
}
