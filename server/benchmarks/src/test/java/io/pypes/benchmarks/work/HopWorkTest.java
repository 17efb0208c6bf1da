package io.pypes.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class HopWorkTest {

    @ParameterizedTest
    @ValueSource(strings = {"pypes-link", "pypes", "grpc"})
    void every_packet_comes_back_and_the_other_process_ends(String peer) throws Exception {
        var numbers = new HopWork(new Times(0, 0.1)).run(peer, 1024);

        assertThat(numbers.get("delivered")).isPositive().isEqualTo(numbers.get("sent"));
        assertThat(numbers.get("checksum")).isEqualTo(numbers.get("expectedChecksum"));
        assertThat(numbers.get("p99")).isGreaterThanOrEqualTo(numbers.get("p50"));
        assertThat(ProcessHandle.current().children()).isEmpty();
    }
}
