package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {

    private final Latencies latencies = new Latencies();

    @Test
    void tells_how_long_most_took() {
        IntStream.rangeClosed(1, 200).forEach(millis -> latencies.add(Duration.ofMillis(millis)));

        assertThat(latencies.percentile(50)).isEqualTo(100);
        assertThat(latencies.percentile(99)).isEqualTo(198);
        assertThat(latencies.percentile(100)).isEqualTo(200);
    }

    @Test
    void takes_a_minute_for_all_that_is_longer() {
        latencies.add(Duration.ofHours(1));

        assertThat(latencies.percentile(100)).isEqualTo(60_000);
    }

    @Test
    void is_nothing_without_answers() {
        assertThat(latencies.percentile(99)).isZero();
    }
}
