package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ChecksTest {

    private static final Trial PIPELINE = new Trial(Work.PIPELINE, "queues", 10);

    private static Measurement measured(Map<String, Double> numbers) {
        return new Measurement("pipeline", "queues", 10, numbers);
    }

    private static Map<String, Double> complete(long sent) {
        return new HashMap<>(
                Map.of("sent", (double) sent, "delivered", (double) sent, "checksum", (double) Checksums.ofAll(sent)));
    }

    @Test
    void everything_that_was_sent_has_arrived() {
        assertThat(Checks.fault(PIPELINE, measured(complete(2_500_000)))).isEmpty();
    }

    @Test
    void a_peer_that_loses_a_packet_is_reported() {
        var numbers = complete(1000);
        numbers.put("delivered", 999.0);

        assertThat(Checks.fault(PIPELINE, measured(numbers)))
                .contains("\"queues\" at pipeline with 10 components delivered 999 of 1,000 packets.");
    }

    @Test
    void a_packet_that_came_twice_instead_of_another_is_reported() {
        var numbers = complete(3);
        numbers.put("checksum", (double) Checksums.of(0) + Checksums.of(1) + Checksums.of(1));

        assertThat(Checks.fault(PIPELINE, measured(numbers)))
                .contains("\"queues\" at pipeline with 10 components delivered 3 packets, but not those that were"
                        + " sent: their checksum is 15838 and not 23757.");
    }

    @Test
    void dropped_documents_are_expected_where_the_work_drops() {
        var numbers = complete(1000);
        numbers.putAll(Map.of("expected", 800.0, "delivered", 800.0, "expectedChecksum", 5.0, "checksum", 5.0));

        assertThat(Checks.fault(PIPELINE, measured(numbers))).isEmpty();
    }

    @Test
    void other_bytes_than_those_expected_are_reported() {
        var numbers = complete(1000);
        numbers.putAll(Map.of("expectedChecksum", 5.0, "checksum", 6.0));

        assertThat(Checks.fault(PIPELINE, measured(numbers)))
                .contains("\"queues\" at pipeline with 10 components delivered 1,000 packets, but not those that were"
                        + " sent: their checksum is 6 and not 5.");
    }

    @Test
    void an_answer_about_something_else_is_reported() {
        var other = new Measurement("pipeline", "queues", 1, Map.of());

        assertThat(Checks.fault(PIPELINE, other))
                .contains("\"queues\" at pipeline with 10 components answered with a measurement of something else:"
                        + " {\"work\":\"pipeline\",\"peer\":\"queues\",\"size\":1}");
    }

    @Test
    void an_answer_without_counts_is_reported() {
        assertThat(Checks.fault(PIPELINE, measured(Map.of("sent", 1.0))))
                .contains("\"queues\" at pipeline with 10 components did not say what was sent and what arrived:"
                        + " {\"work\":\"pipeline\",\"peer\":\"queues\",\"size\":10,\"sent\":1}");
    }
}
