package io.pypes.components.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.expression.Condition;
import io.pypes.components.operator.RouteByCondition.Matches;
import io.pypes.components.operator.RouteByCondition.Parameters;
import io.pypes.components.operator.RouteByCondition.Route;
import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RouteByConditionTest {
    private static final Route LARGE = route("large", "number(doc.price) > 100");
    private static final Route GERMAN = route("german", "doc.get('country', '') == 'de'");
    private static final Packet SMALL = Packet.empty().with("price", "1");
    private static final Packet BIG = Packet.empty().with("price", "500");
    private static final Packet BIG_GERMAN = BIG.with("country", "de");

    @Test
    void sends_a_packet_to_the_first_port_whose_condition_holds() throws Exception {
        var result = tester(Matches.FIRST, LARGE, GERMAN)
                .given(SMALL, BIG, BIG_GERMAN, SMALL.with("country", "de"))
                .run();

        assertThat(result.emitted("large")).containsExactly(BIG, BIG_GERMAN);
        assertThat(result.emitted("german")).containsExactly(SMALL.with("country", "de"));
        assertThat(result.emitted("otherwise")).containsExactly(SMALL);
    }

    @Test
    void sends_a_packet_to_all_ports_when_told_to() throws Exception {
        var result = tester(Matches.ALL, LARGE, GERMAN).given(SMALL, BIG_GERMAN).run();

        assertThat(result.emitted("large")).containsExactly(BIG_GERMAN);
        assertThat(result.emitted("german")).containsExactly(BIG_GERMAN);
        assertThat(result.emitted("otherwise")).containsExactly(SMALL);
    }

    @Test
    void emits_nothing_of_a_packet_about_which_a_condition_cannot_be_decided() throws Exception {
        var result = tester(Matches.ALL, route("all", "true"), LARGE)
                .given(Packet.empty())
                .run();

        assertThat(result.onlyFailure().message())
                .isEqualTo("The expression \"number(doc.price) > 100\" has no result for this packet. The packet has no"
                        + " attribute \"price\": ask has(doc.price) first, or write doc.get(\"price\", \"\").");
    }

    @Test
    void does_not_ask_further_than_the_first_that_holds() throws Exception {
        var result = tester(Matches.FIRST, route("all", "true"), LARGE)
                .given(Packet.empty())
                .run();

        assertThat(result.emitted("all")).containsExactly(Packet.empty());
    }

    @Test
    void refuses_two_routes_with_one_port() {
        assertThatThrownBy(() -> new Parameters(List.of(LARGE, GERMAN, LARGE), Matches.FIRST))
                .hasMessage("Two routes have the port \"large\". Join their conditions with \"||\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"otherwise", "error"})
    void refuses_ports_that_are_there_already(String port) {
        assertThatThrownBy(() -> new Parameters(List.of(route(port, "true")), Matches.FIRST))
                .hasMessage("The port \"%s\" is there already. Choose another name.", port);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Large", "a b", "1", "-", "ä"})
    void refuses_names_that_no_port_can_have(String port) {
        assertThatThrownBy(() -> route(port, "true"))
                .hasMessage(
                        "\"%s\" is not a name for a port: write small letters, digits and hyphens, such as \"large\".",
                        port);
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester(Matches.FIRST, LARGE)
                        .given(SMALL)
                        .interruptedAfter(0)
                        .run()
                        .interrupted())
                .isTrue();
    }

    private static Route route(String port, String condition) {
        return new Route(port, Condition.of(condition));
    }

    private static ComponentTester<Parameters> tester(Matches matches, Route... routes) {
        return ComponentTester.of(RouteByCondition.TYPE, new Parameters(List.of(routes), matches));
    }
}
