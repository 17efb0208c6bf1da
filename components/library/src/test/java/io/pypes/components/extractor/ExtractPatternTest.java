package io.pypes.components.extractor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.components.expression.TextPattern;
import io.pypes.components.extractor.ExtractPattern.Matches;
import io.pypes.components.extractor.ExtractPattern.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class ExtractPatternTest {
    private static final Packet ORDERS = Packet.empty().with("text", "order A-12, order B-7");

    @Test
    void puts_whole_matches_into_an_attribute() throws Exception {
        var packet = tester("[A-Z]-[0-9]+", Map.of("into", "orders"))
                .given(ORDERS)
                .run()
                .only();

        assertThat(packet).isEqualTo(ORDERS.with("orders", List.of(Value.of("A-12"), Value.of("B-7"))));
    }

    @Test
    void puts_a_lone_group_into_the_attribute() throws Exception {
        var packet = tester("order ([^,]+)", Map.of("into", "orders"))
                .given(ORDERS)
                .run()
                .only();

        assertThat(packet.values("orders")).containsExactly(Value.of("A-12"), Value.of("B-7"));
    }

    @Test
    void puts_the_whole_match_if_there_are_several_groups() throws Exception {
        var packet = tester("([A-Z])-([0-9])", Map.of("into", "orders"))
                .given(ORDERS)
                .run()
                .only();

        assertThat(packet.values("orders")).containsExactly(Value.of("A-1"), Value.of("B-7"));
    }

    @Test
    void puts_named_groups_into_attributes_of_their_names() throws Exception {
        var packet = tester("(?<letter>[A-Z])-(?<number>[0-9]+)", Map.of())
                .given(ORDERS)
                .run()
                .only();

        assertThat(packet)
                .isEqualTo(ORDERS.with("letter", List.of(Value.of("A"), Value.of("B")))
                        .with("number", List.of(Value.of("12"), Value.of("7"))));
    }

    @Test
    void puts_named_groups_and_the_whole_match() throws Exception {
        var packet = tester("(?<letter>[A-Z])-[0-9]+", Map.of("into", "orders", "matches", "first"))
                .given(ORDERS)
                .run()
                .only();

        assertThat(packet).isEqualTo(ORDERS.with("orders", "A-12").with("letter", "A"));
    }

    @Test
    void takes_the_first_match_of_each_value_when_told_to() throws Exception {
        var packet = Packet.empty().with("text", List.of(Value.of("1 2"), Value.of(34)));

        var result = tester("[0-9]", Map.of("into", "digit", "matches", "first"))
                .given(packet)
                .run()
                .only();

        assertThat(result.values("digit")).containsExactly(Value.of("1"), Value.of("3"));
    }

    @Test
    void leaves_out_groups_that_took_no_part() throws Exception {
        var packet = Packet.empty().with("text", "b");

        assertThat(tester("(?<x>a)|(?<y>b)", Map.of()).given(packet).run().only())
                .isEqualTo(packet.with("y", "b"));
    }

    @Test
    void searches_several_attributes() throws Exception {
        var packet = Packet.empty().with("a1", "1").with("b", "2").with("a2", "3");

        var result = tester("[0-9]", Map.of("attributes", List.of("a*", "a2"), "into", "x"))
                .given(packet)
                .run()
                .only();

        assertThat(result.values("x")).containsExactly(Value.of("1"), Value.of("3"));
    }

    @Test
    void ends_with_patterns_that_match_nothing_at_all() throws Exception {
        var packet = tester("x*", Map.of("into", "x"))
                .given(Packet.empty().with("text", "axb"))
                .run()
                .only();

        assertThat(packet.values("x")).contains(Value.of("x"), Value.of(""));
    }

    @Test
    void does_what_it_is_told_with_what_is_there() throws Exception {
        var packet = Packet.empty().with("text", "1").with("x", "old");

        assertThat(tester("1", Map.of("into", "x", "existing", "append"))
                        .given(packet)
                        .run()
                        .only()
                        .values("x"))
                .containsExactly(Value.of("old"), Value.of("1"));
        assertThat(tester("1", Map.of("into", "x", "existing", "reject"))
                        .given(packet)
                        .run()
                        .onlyFailure()
                        .message())
                .isEqualTo("The packet has an attribute \"x\" already.");
    }

    @Test
    void leaves_packets_without_a_match_alone() throws Exception {
        var packet = Packet.empty().with("text", "none").with("x", "old");

        assertThat(tester("[0-9]", Map.of("into", "x"))
                        .given(packet, Packet.empty())
                        .run()
                        .emitted())
                .containsExactly(packet, Packet.empty());
    }

    @Test
    @Timeout(value = 20, unit = TimeUnit.SECONDS)
    void takes_linear_time_for_a_pattern_made_to_be_slow() throws Exception {
        var packet = Packet.empty().with("text", "a".repeat(100_000));

        assertThat(tester("(a*)*b", Map.of("into", "x", "matches", "first"))
                        .given(packet)
                        .run()
                        .only())
                .isEqualTo(packet);
    }

    @Test
    void wants_to_know_where_matches_go() {
        assertThatThrownBy(() -> new Parameters(
                        List.of(NamePattern.of("text")),
                        TextPattern.of("(a)"),
                        Optional.empty(),
                        Matches.ALL,
                        Clash.REPLACE))
                .hasMessage("The pattern has no groups with names: name an attribute for what matches, or write a group"
                        + " (?<name>...).");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester("x", Map.of("into", "x"))
                .given(ORDERS)
                .interruptedAfter(0)
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    private static ComponentTester<Parameters> tester(String pattern, Map<String, ?> settings) {
        var parameters = new HashMap<String, Object>(Map.of("attributes", List.of("text"), "pattern", pattern));
        parameters.putAll(settings);
        return ComponentTester.of(ExtractPattern.TYPE, parameters);
    }
}
