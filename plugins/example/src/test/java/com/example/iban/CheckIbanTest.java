package com.example.iban;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckIbanTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "DE89370400440532013000",
                "de89 3704 0044 0532 0130 00",
                " NO9386011117947",
                "MT84MALT011000012345MTLCAST001S"
            })
    void takes_a_right_number_and_writes_it_without_blanks(String number) throws Exception {
        var checked = check(Map.of(), Packet.empty().with("iban", number)).only();

        assertThat(checked.text("iban")).hasValue(number.replace(" ", "").toUpperCase(Locale.ROOT));
    }

    @Test
    void writes_groups_of_four_when_told_to() throws Exception {
        var packet = Packet.empty().with("iban", "DE89370400440532013000");

        assertThat(check(Map.of("grouped", true), packet).only().text("iban")).hasValue("DE89 3704 0044 0532 0130 00");
    }

    @Test
    void refuses_wrong_check_digits() throws Exception {
        var failure = check(Map.of(), Packet.empty().with("iban", "DE88370400440532013000"))
                .onlyFailure();

        assertThat(failure.message())
                .isEqualTo("The check digits of IBAN \"DE88370400440532013000\" in attribute \"iban\" are wrong.");
        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DE89", "hello", "89DE370400440532013000", "DE89-3704-0044-0532-0130-00"})
    void refuses_what_is_no_number(String text) throws Exception {
        var failure = check(Map.of("attribute", "account"), Packet.empty().with("account", text))
                .onlyFailure();

        assertThat(failure.message())
                .isEqualTo(
                        "\"%s\" in attribute \"account\" is not an IBAN. One looks like \"DE89 3704 0044 0532 0130 00\"."
                                .formatted(text));
    }

    @Test
    void checks_every_value() throws Exception {
        var right = Value.of("NO93 8601 1117 947");
        var wrong = Value.of("NO93 8601 1117 948");

        assertThat(check(Map.of(), Packet.empty().with("iban", List.of(right, right)))
                        .only()
                        .values("iban"))
                .containsExactly(Value.of("NO9386011117947"), Value.of("NO9386011117947"));
        assertThat(check(Map.of(), Packet.empty().with("iban", List.of(right, wrong)))
                        .failed())
                .hasSize(1);
    }

    @Test
    void lets_packets_without_the_attribute_pass() throws Exception {
        assertThat(check(Map.of(), Packet.empty()).only()).isEqualTo(Packet.empty());
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = ComponentTester.of(CheckIban.TYPE, Map.of())
                .interruptedAfter(0)
                .given(Packet.empty())
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    private static TestResult check(Map<String, Object> parameters, Packet packet) throws Exception {
        return ComponentTester.of(CheckIban.TYPE, parameters).given(packet).run();
    }
}
