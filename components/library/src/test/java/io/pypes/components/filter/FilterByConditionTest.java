package io.pypes.components.filter;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.filter.FilterByCondition.Parameters;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Dropped;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FilterByConditionTest {
    private static final Packet CHEAP = Packet.empty().with("price", "9.90");
    private static final Packet DEAR = Packet.empty().with("price", "12");

    @Test
    void keeps_packets_for_which_the_condition_holds() throws Exception {
        var result = tester("number(doc.price) > 10", "keep").given(CHEAP, DEAR).run();

        assertThat(result.emitted()).containsExactly(DEAR);
        assertThat(result.dropped())
                .containsExactly(new Dropped(CHEAP, "The condition \"number(doc.price) > 10\" does not hold."));
    }

    @Test
    void drops_packets_for_which_the_condition_holds() throws Exception {
        var result = tester("number(doc.price) > 10", "drop").given(CHEAP, DEAR).run();

        assertThat(result.emitted()).containsExactly(CHEAP);
        assertThat(result.dropped())
                .containsExactly(new Dropped(DEAR, "The condition \"number(doc.price) > 10\" holds."));
    }

    @Test
    void asks_about_several_values() throws Exception {
        var packet = Packet.empty().with("tags", List.of(Value.of("new"), Value.of("sale")));

        assertThat(tester("'sale' in values.tags", "keep").given(packet).run().only())
                .isEqualTo(packet);
    }

    @Test
    void asks_about_an_empty_packet() throws Exception {
        assertThat(tester("!has(doc.price)", "keep").given(Packet.empty()).run().only())
                .isEqualTo(Packet.empty());
    }

    @Test
    void fails_packets_without_the_attribute() throws Exception {
        var failure =
                tester("doc.price == ''", "keep").given(Packet.empty()).run().onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message())
                .isEqualTo("The expression \"doc.price == ''\" has no result for this packet. The packet has no"
                        + " attribute \"price\": ask has(doc.price) first, or write doc.get(\"price\", \"\").");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester("true", "keep").given(CHEAP).interruptedAfter(0).run().interrupted())
                .isTrue();
    }

    private static ComponentTester<Parameters> tester(String condition, String action) {
        return ComponentTester.of(FilterByCondition.TYPE, Map.of("condition", condition, "action", action));
    }
}
