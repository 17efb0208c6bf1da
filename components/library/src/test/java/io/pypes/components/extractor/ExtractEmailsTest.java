package io.pypes.components.extractor;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.extractor.ExtractEmails.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExtractEmailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "write to ann@example.com today | ann@example.com",
                "<ann@example.com>, (bob@example.org). | ann@example.com bob@example.org",
                "\"ann@example.com\" mailto:bob@example.com?subject=x | ann@example.com bob@example.com",
                "curator@louvre.museum x@y.photography | curator@louvre.museum x@y.photography",
                "a.b-c_d+tag%x@mail.example.co.uk | a.b-c_d+tag%x@mail.example.co.uk",
                "o'neill@example.ie said 'ann@example.com' | o'neill@example.ie ann@example.com",
                "jörg@müller.example 用户@例子.公司 | jörg@müller.example 用户@例子.公司",
                "ann@xn--mller-kva.xn--p1ai | ann@xn--mller-kva.xn--p1ai",
                "see ann@example.com.2026 and ann@example.org- | ann@example.com ann@example.org",
                "...ann@example.com... | ann@example.com",
                "one..two@example.com | two@example.com",
                "email=ann@example.com&x=1 | ann@example.com",
                "ann@example.com@example.org | ann@example.com example.com@example.org",
            })
    void finds(String text, String addresses) throws Exception {
        assertThat(found(text)).containsExactly(addresses.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "@",
                "@example.com",
                "ann@",
                "ann@localhost",
                "ann@example.c",
                "ann@10.0.0.1",
                "ann@-example.com",
                "ann@example-.com",
                "ann@.com",
                "ann @ example.com",
                "ann.@example.com",
                "'@example.com"
            })
    void finds_nothing_in(String text) throws Exception {
        assertThat(found(text)).isEmpty();
    }

    @Test
    void knows_how_long_an_address_may_be() throws Exception {
        var local = "a".repeat(64);
        var label = "b".repeat(63);

        assertThat(found(local + "@" + label + ".com")).containsExactly(local + "@" + label + ".com");
        assertThat(found("a" + local + "@example.com")).isEmpty();
        assertThat(found("ann@b" + label + ".com")).isEmpty();
        assertThat(found("ann@" + (label + ".").repeat(4) + "com")).isEmpty();
    }

    @Test
    void gives_each_once_in_the_order_of_the_text() throws Exception {
        assertThat(found("b@example.com A@example.com B@Example.com a@example.com b@example.com"))
                .containsExactly("b@example.com", "A@example.com");
    }

    @Test
    void searches_all_values_of_all_attributes() throws Exception {
        var packet = Packet.empty()
                .with("body2", List.of(Value.of("x@example.com"), Value.of(7), Value.of("y@example.com")))
                .with("body1", new Value.Fields(Map.of("to", Value.of("z@example.com"))))
                .with("other", "o@example.com");

        var result = tester(Map.of("attributes", List.of("body*"), "into", "to"))
                .given(packet)
                .run()
                .only();

        assertThat(result)
                .isEqualTo(packet.with(
                        "to",
                        List.of(Value.of("x@example.com"), Value.of("y@example.com"), Value.of("z@example.com"))));
    }

    @Test
    void does_what_it_is_told_with_what_is_there() throws Exception {
        var packet = Packet.empty().with("text", "ann@example.com").with("emails", "old");

        assertThat(tester(Map.of()).given(packet).run().only().values("emails"))
                .containsExactly(Value.of("ann@example.com"));
        assertThat(tester(Map.of("existing", "append"))
                        .given(packet)
                        .run()
                        .only()
                        .values("emails"))
                .containsExactly(Value.of("old"), Value.of("ann@example.com"));
        assertThat(tester(Map.of("existing", "reject"))
                        .given(packet)
                        .run()
                        .onlyFailure()
                        .message())
                .isEqualTo("The packet has an attribute \"emails\" already.");
    }

    @Test
    void leaves_packets_without_addresses_alone() throws Exception {
        var packet = Packet.empty().with("text", "none").with("emails", "old");

        assertThat(tester(Map.of()).given(packet, Packet.empty()).run().emitted())
                .containsExactly(packet, Packet.empty());
    }

    @Test
    @Timeout(value = 10, unit = TimeUnit.SECONDS)
    void is_quick_with_text_made_to_be_slow() throws Exception {
        assertThat(found("a".repeat(1_000_000) + "@".repeat(1_000_000))).isEmpty();
        assertThat(found("a@" + "a.".repeat(1_000_000))).isEmpty();
        assertThat(found("a@a".repeat(300_000))).isEmpty();
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester(Map.of())
                        .given(Packet.empty())
                        .interruptedAfter(0)
                        .run()
                        .interrupted())
                .isTrue();
    }

    private static List<String> found(String text) throws Exception {
        return tester(Map.of()).given(Packet.empty().with("text", text)).run().only().values("emails").stream()
                .map(Value::asText)
                .toList();
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> settings) {
        var parameters = new HashMap<String, Object>(Map.of("attributes", List.of("text")));
        parameters.putAll(settings);
        return ComponentTester.of(ExtractEmails.TYPE, parameters);
    }
}
