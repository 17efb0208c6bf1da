package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumsTest {

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 2, 1000, 1_000_002, 1_000_003, 1_000_004, 2_500_000})
    void the_shares_of_all_packets_are_those_of_each(long count) {
        assertThat(Checksums.ofAll(count))
                .isEqualTo(LongStream.range(0, count).map(Checksums::of).sum());
    }
}
