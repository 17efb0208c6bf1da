package io.pypes.components.operator;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.operator.CountBy.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Merged;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CountByTest {
    private static final Packet OK = Packet.empty().with("status", "200").with("line", "x");
    private static final Packet MISSING = Packet.empty().with("status", "404");

    @Test
    void counts_and_emits_the_largest_first_when_the_flow_drains() throws Exception {
        var result = tester(Map.of()).given(OK, MISSING, MISSING).run();

        assertThat(result.emitted()).containsExactly(total("404", 2), total("200", 1));
    }

    @Test
    void gives_a_total_the_first_packet_of_its_value_as_origin_and_drops_the_others() throws Exception {
        var result = tester(Map.of()).given(OK, OK, MISSING).run();

        assertThat(result.merged())
                .containsExactly(
                        new Merged(total("200", 2), List.of("document-1")),
                        new Merged(total("404", 1), List.of("document-3")));
        assertThat(result.dropped()).containsExactly(new Dropped(OK, "Counted."));
        assertThat(result.held()).isEmpty();
    }

    @Test
    void emits_when_nothing_comes_for_a_while_and_starts_again() throws Exception {
        var result = tester(Map.of()).given(OK, OK).thenWake().given(OK).run();

        assertThat(result.emitted()).containsExactly(total("200", 2), total("200", 1));
    }

    @Test
    void waits_while_packets_come_but_no_longer_than_told() throws Exception {
        // seconds at each look at the clock: packets at 0, 8 and 12, woken at 10 and 15
        var settings = Map.of("quiet", "10s", "latest", "15s");

        var still = tester(settings)
                .clock(seconds(0, 8, 0))
                .given(OK, OK)
                .thenWake()
                .undrained();
        var over = tester(settings)
                .clock(seconds(0, 8, 0, 2, 0))
                .given(OK, OK)
                .thenWake()
                .given(OK)
                .thenWake()
                .undrained();

        assertThat(still.run().emitted()).isEmpty();
        assertThat(over.run().emitted()).containsExactly(total("200", 3));
    }

    @Test
    void counts_packets_without_the_attribute_together() throws Exception {
        var result = tester(Map.of())
                .given(Packet.empty(), Packet.empty().with("x", "y"))
                .run();

        assertThat(result.emitted()).containsExactly(Packet.empty().with("count", Value.of(2)));
    }

    @Test
    void counts_several_values_together() throws Exception {
        var both = Packet.empty().with("status", List.of(Value.of("a"), Value.of("b")));

        assertThat(tester(Map.of()).given(both, both).run().emitted()).containsExactly(both.with("count", Value.of(2)));
    }

    @Test
    void emits_early_when_there_are_too_many_values() throws Exception {
        var result = tester(Map.of("limit", 1)).given(OK, OK, MISSING, OK).run();

        assertThat(result.emitted()).containsExactly(total("200", 2), total("404", 1), total("200", 1));
    }

    @Test
    void puts_the_count_where_told() throws Exception {
        var result = tester(Map.of("into", "hits")).given(OK).run();

        assertThat(result.emitted())
                .containsExactly(Packet.empty().with("status", "200").with("hits", Value.of(1)));
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester(Map.of()).given(OK).interruptedAfter(0).run().interrupted())
                .isTrue();
    }

    /// A clock that is so many seconds after its start at each look.
    private static InstantSource seconds(long... seconds) {
        var next = Arrays.stream(seconds).mapToObj(Instant.EPOCH::plusSeconds).iterator();
        return next::next;
    }

    private static Packet total(String status, int count) {
        return Packet.empty().with("status", status).with("count", Value.of(count));
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> settings) {
        var parameters = new HashMap<String, Object>(settings);
        parameters.put("attribute", "status");
        return ComponentTester.of(CountBy.TYPE, parameters);
    }
}
