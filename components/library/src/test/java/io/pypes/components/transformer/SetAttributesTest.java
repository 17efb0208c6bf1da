package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.transformer.SetAttributes.Parameters;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SetAttributesTest {
    private static final Packet PACKET = Packet.empty().with("first", "Ann").with("last", "Lee");

    @Test
    void sets_text_made_of_other_attributes() throws Exception {
        var packet =
                tester("name", "${doc.last}, ${doc.first}").given(PACKET).run().only();

        assertThat(packet).isEqualTo(PACKET.with("name", "Lee, Ann"));
    }

    @Test
    void keeps_the_sort_of_a_lone_expression() throws Exception {
        var packet = tester("letters", "${size(doc.first)}").given(PACKET).run().only();

        assertThat(packet.values("letters")).containsExactly(Value.of(3));
    }

    @Test
    void sets_several_values() throws Exception {
        var packet = tester("all", "${values.first + values.last + values.none}")
                .given(PACKET)
                .run()
                .only();

        assertThat(packet.values("all")).containsExactly(Value.of("Ann"), Value.of("Lee"));
    }

    @Test
    void lets_a_later_one_see_the_earlier() throws Exception {
        var assignments = List.of(
                Map.of("attribute", "name", "value", "${doc.first} ${doc.last}"),
                Map.of("attribute", "greeting", "value", "Hello ${doc.name}"));

        var packet = ComponentTester.of(SetAttributes.TYPE, Map.of("assignments", assignments))
                .given(PACKET)
                .run()
                .only();

        assertThat(packet.text("greeting")).contains("Hello Ann Lee");
    }

    @Test
    void sets_empty_text_when_given_none() throws Exception {
        assertThat(tester("note", "").given(Packet.empty()).run().only())
                .isEqualTo(Packet.empty().with("note", ""));
    }

    @Test
    void keeps_metadata_of_what_it_sets() throws Exception {
        var packet = PACKET.withAttributeMetadata("first", "language", Value.of("de"));

        assertThat(tester("first", "Eva").given(packet).run().only()).isEqualTo(packet.with("first", "Eva"));
    }

    @Test
    void does_what_it_is_told_with_what_is_there() throws Exception {
        var appended = tester("first", "Eva", "append").given(PACKET).run().only();
        var kept = tester("first", "Eva", "keep").given(PACKET).run().only();
        var rejected = tester("first", "Eva", "reject").given(PACKET).run().onlyFailure();

        assertThat(appended.values("first")).containsExactly(Value.of("Ann"), Value.of("Eva"));
        assertThat(kept).isEqualTo(PACKET);
        assertThat(rejected.message()).isEqualTo("The packet has an attribute \"first\" already.");
    }

    @Test
    void fails_packets_without_an_attribute_it_needs() throws Exception {
        var failure = tester("name", "${doc.first}").given(Packet.empty()).run().onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message())
                .isEqualTo("The expression \"doc.first\" has no result for this packet. The packet has no attribute"
                        + " \"first\": ask has(doc.first) first, or write doc.get(\"first\", \"\").");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester("a", "b").given(Packet.empty()).interruptedAfter(0).run();

        assertThat(result.interrupted()).isTrue();
    }

    private static ComponentTester<Parameters> tester(String attribute, String value) {
        return tester(attribute, value, "replace");
    }

    private static ComponentTester<Parameters> tester(String attribute, String value, String existing) {
        var assignment = Map.of("attribute", attribute, "value", value);
        return ComponentTester.of(SetAttributes.TYPE, Map.of("assignments", List.of(assignment), "existing", existing));
    }
}
