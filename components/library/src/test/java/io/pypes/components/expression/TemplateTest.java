package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {
    private static final Packet PACKET = Packet.empty()
            .with("city", "Rome")
            .with("count", Value.of(3))
            .with("tags", List.of(Value.of("new"), Value.of(2)))
            .with("nothing", Value.NULL)
            .with("date", Value.of(Instant.parse("2026-05-06T07:08:09Z")));

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "plain text | plain text",
                "${doc.city}, ${upper(doc.city)} | Rome, ROME",
                "${doc.count} of ${doc.count * 2.50} | 3 of 7.5",
                "tags: ${doc.tags} | tags: new, 2",
                "[${doc.nothing}] | []",
                "$${doc.city} costs $5 | ${doc.city} costs $5",
                "${'}'}${\"{\"}${{'a': '}'}.a} | }{}",
                "${'it\\'s'} | it's",
                "at ${doc.date} | at 2026-05-06T07:08:09Z",
                "${doc.date.format('dd.MM.yyyy')} | 06.05.2026",
                "${doc.date - timestamp('2026-05-06')} long | PT7H8M9S long",
            })
    void gives_text(String template, String text) throws PacketException {
        assertThat(Template.of(template).text(PACKET)).isEqualTo(text);
    }

    @Test
    void gives_empty_text_if_empty() throws PacketException {
        assertThat(Template.of("").values(PACKET)).containsExactly(Value.of(""));
    }

    @Test
    void keeps_the_sort_of_a_lone_expression() throws PacketException {
        assertThat(values("${doc.count}")).containsExactly(Value.of(3));
        assertThat(values("${doc.count / 2}")).containsExactly(new Value.Decimal(new BigDecimal("1.5")));
        assertThat(values("${doc.count > 2}")).containsExactly(Value.of(true));
        assertThat(values("${doc.date}")).containsExactly(Value.of(Instant.parse("2026-05-06T07:08:09Z")));
        assertThat(values("${doc.nothing}")).containsExactly(Value.NULL);
        assertThat(values("${b'ab'}")).containsExactly(Value.Bytes.copyOf(new byte[] {'a', 'b'}));
        assertThat(values("${{'a': [1]}}"))
                .containsExactly(new Value.Fields(Map.of("a", new Value.Items(List.of(Value.of(1))))));
    }

    @Test
    void gives_a_value_for_each_item_of_a_lone_list() throws PacketException {
        assertThat(values("${values.tags}")).containsExactly(Value.of("new"), Value.of(2));
        assertThat(values("${'a,b'.split(',')}")).containsExactly(Value.of("a"), Value.of("b"));
        assertThat(values("${values.missing}")).isEmpty();
    }

    @Test
    void gives_text_if_there_is_anything_beside_the_expression() throws PacketException {
        assertThat(values("${doc.count} ")).containsExactly(Value.of("3 "));
    }

    @Test
    void says_which_expression_has_no_result() {
        assertThatThrownBy(() -> values("${doc.city} ${doc.zip}"))
                .isInstanceOf(PacketException.class)
                .hasMessage("The expression \"doc.zip\" has no result for this packet. The packet has no attribute"
                        + " \"zip\": ask has(doc.zip) first, or write doc.get(\"zip\", \"\").");
    }

    @Test
    void all_attributes_together_are_not_a_value() {
        assertThatThrownBy(() -> values("${doc}"))
                .isInstanceOf(PacketException.class)
                .hasMessage("The expression \"doc\" has no result for this packet. All attributes together are not a"
                        + " value: name one, such as doc.title.");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "a ${doc.city | Line 1, column 3: This \"${\" has no \"}\", or a text in it has no end. Write \"$${\""
                        + " for the text \"${\".",
                "${'a} | Line 1, column 1: This \"${\" has no \"}\", or a text in it has no end. Write \"$${\" for the"
                        + " text \"${\".",
                "${doc.city} ${ } | Line 1, column 15: The expression is empty.",
                "${doc.city} ${doc.x = 1} | Line 1, column 21: To compare, write \"==\".",
            })
    void says_where_a_mistake_is(String template, String message) {
        assertThatThrownBy(() -> Template.of(template))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void counts_lines_of_the_template() {
        assertThatThrownBy(() -> Template.of("first\nsecond ${doc.a ==\n  }"))
                .hasMessage("Line 3, column 3: The expression is not complete.");
    }

    @Test
    void is_shown_as_it_was_written() {
        assertThat(Template.of("a ${doc.city}")).hasToString("a ${doc.city}");
    }

    private static List<Value> values(String template) throws PacketException {
        return Template.of(template).values(PACKET);
    }
}
