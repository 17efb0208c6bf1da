package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ErrorKind;
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
import org.junit.jupiter.params.provider.ValueSource;

class ConditionTest {
    private static final Packet PACKET = Packet.empty()
            .with("price", "12.50")
            .with("name", "Ann Lee")
            .with("first name", "Ann")
            .with("tags", List.of(Value.of("new"), Value.of("sale")))
            .with("none", List.of())
            .with("whole", Value.of(3))
            .with("real", Value.of(1.5))
            .with("decimal", new Value.Decimal(new BigDecimal("1.50")))
            .with("infinite", Value.of(Double.POSITIVE_INFINITY))
            .with("paid", Value.of(true))
            .with("nothing", Value.NULL)
            .with("date", Value.of(Instant.parse("2026-05-06T07:08:09Z")))
            .with("bytes", Value.Bytes.copyOf(new byte[] {1, 2}))
            .with("address", new Value.Fields(Map.of("city", Value.of("Rome"))))
            .with("scores", new Value.Items(List.of(Value.of(1), Value.of(2))))
            .withMetadata("filename", Value.of("orders.csv"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "doc.name == 'Ann Lee'",
                "doc[\"first name\"] == \"Ann\"",
                "number(doc.price) > 10 && number(doc.price) <= 12.5",
                "doc.whole == 3.0 && doc.real == 1.5 && doc.decimal == doc.real && doc.decimal != 1",
                "0.1 + 0.2 == 0.3 && 7 / 2 == 3.5 && 7 % 4 == 3 && -doc.whole == 0 - 3",
                "9223372036854775807 + 1 > 9223372036854775807",
                "text(doc.whole) + 'x' == '3x' && round(2.345, 2) == 2.35",
                "isNumber(doc.price) && !isNumber(doc.name) && isNumber(doc.whole)",
                "'new' in values.tags && !('old' in values.tags) && 'Ann Lee' in values.name",
                "values.tags.exists(t, t == 'sale') && values.tags.all(t, size(t) > 2)",
                "values.tags.exists_one(t, t.startsWith('n'))",
                "values.tags.map(t, upper(t)) == ['NEW', 'SALE'] && values.tags.filter(t, t < 'o') == ['new']",
                "values.tags.map(t, t > 'o', t + '!') == ['sale!'] && doc.tags[1] == 'sale'",
                "values.missing == [] && size(values.none) == 0 && !has(values.none) && has(values.tags)",
                "!has(doc.missing) && !has(doc.none) && has(doc.price) && 'price' in doc && !('x' in meta)",
                "has(doc.missing) && doc.missing == 'x' ? false : true",
                "doc.get('missing', 'n/a') == 'n/a' && doc.get('price', '') == '12.50'",
                "meta.filename.endsWith('.csv') && has(meta.filename) && meta.get('x', 'y') == 'y'",
                "doc.paid && doc.nothing == null && doc.name != null",
                "doc.address.city == 'Rome' && !has(doc.address.zip) && doc.address.get('zip', '-') == '-'",
                "doc.scores == [1, 2] && 2 in doc.scores && size(doc.address) == 1",
                "doc.date > timestamp('2026-05-06') && doc.date < timestamp('2026-05-06T10:00:00+02:00')",
                "doc.date - timestamp('2026-05-06') > duration('7h') && doc.date + duration('1d') > doc.date",
                "duration('90m') == duration('1h') + duration('30m') && doc.date.format('yyyy/MM') == '2026/05'",
                "lower(doc.name) == 'ann lee' && doc.name.upper() == 'ANN LEE' && trim('  x ') == 'x'",
                "doc.name.contains('n L') && doc.name.matches('^[A-Z][a-z]+ Lee$') && doc.name.matches('nn')",
                "doc.name.replace(' ', '_') == 'Ann_Lee' && doc.name.substring(4, 99) == 'Lee'",
                "doc.name.split(' ') == ['Ann', 'Lee'] && values.tags.join('+') == 'new+sale'",
                "{'DE': 'Germany'}.get('DE', '?') == 'Germany' && {'a': 1}['a'] == 1 && {'a': 1}.a == 1",
                "doc.bytes == doc.bytes && size('\ud83d\ude00') == 1",
                "doc.missing == 1 || true",
            })
    void holds(String condition) throws PacketException {
        assertThat(Condition.of(condition).holds(PACKET)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "false",
                "doc.name == 'ann lee'",
                "doc.whole > 3",
                "doc.infinite < 5 || doc.infinite == 5",
                "has(doc.none)",
                "!doc.paid",
                "doc.nothing == 0",
                "[1, 2] == [1, 3] || [1] == [1, 2]",
                "doc.name.contains('x') || doc.name.startsWith('x') || doc.name.endsWith('x')",
                "doc.name.matches('^nn')",
                "isNumber('1e9999') || isNumber('') || isNumber('12 EUR') || isNumber(doc.paid)"
            })
    void does_not_hold(String condition) throws PacketException {
        assertThat(Condition.of(condition).holds(PACKET)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "doc.missing == 1 | The packet has no attribute \"missing\": ask has(doc.missing) first, or write"
                        + " doc.get(\"missing\", \"\").",
                "meta.route == 'x' | The packet has no metadata \"route\": ask has(meta.route) first, or write"
                        + " meta.get(\"route\", \"\").",
                "doc.address.zip == '' | There is no \"zip\" inside the value, which has [city]: write .get(\"zip\","
                        + " \"\") if it may be missing.",
                "doc.price > 10 | \"12.50\" is text and 10 is a number: write number(...) around the text to compare"
                        + " numbers, or put quotes around the number to compare texts.",
                "doc.price == 12.5 | \"12.50\" is text and 12.5 is a number: write number(...) around the text to"
                        + " compare numbers, or put quotes around the number to compare texts.",
                "'3' in [1, 2] | 1 is a number and \"3\" is text: write number(...) around the text to compare"
                        + " numbers, or put quotes around the number to compare texts.",
                "doc.tags == 'new' | [\"new\", \"sale\"] is a list and \"new\" is text: write \"value in list\" to"
                        + " look for one of several values, such as \"x\" in values.tags.",
                "doc.date > '2026' | 2026-05-06T07:08:09Z is a point in time and \"2026\" is text: write"
                        + " timestamp(...) around the text.",
                "duration('1h') > '1h' | PT1H is a length of time and \"1h\" is text: write duration(...) around the"
                        + " text.",
                "doc.paid == 'yes' | true is a true-or-false value and \"yes\" is text: write text(...) around the"
                        + " one that is not text, or quotes.",
                "doc.paid == 1 | true is a true-or-false value and 1 is a number: they cannot be compared.",
                "doc.paid < true | true and true are a true-or-false value: only numbers, texts, points in time and"
                        + " lengths of time have an order.",
                "'x' in doc.name | \"Ann Lee\" is text and not a list: write \"values\" in place of \"doc\" for an"
                        + " attribute of one value or several, and .contains(...) to look inside a text.",
                "doc.name.exists(v, v == '') | Only lists can be gone through: write \"values\" in place of \"doc\""
                        + " for an attribute that may have one value or several.",
                "lower(doc.tags) == '' | [\"new\", \"sale\"] is a list where text is needed: go through an attribute"
                        + " with none or several values by values.name.exists(v, ...).",
                "lower(doc.whole) == '' | 3 is a number where text is needed: write text(...) around it.",
                "number(doc.name) > 1 | \"Ann Lee\" is not a number such as 12, -3.50 or 1e6: ask isNumber(...) first"
                        + " if that can be.",
                "number(doc.paid) > 1 | true is a true-or-false value and not a number.",
                "doc.price + 1 > 2 | \"12.50\" is text and 1 is a number, which cannot be added: write number(...) or"
                        + " text(...) around one.",
                "doc.price - 1 > 2 | \"12.50\" is text and 1 is a number, which cannot be subtracted: write"
                        + " number(...) or text(...) around one.",
                "doc.price * 2 > 2 | \"12.50\" is text where a number is needed: write number(...) around it.",
                "doc.infinite + 1 > 1 | Infinity is not a number to calculate with.",
                "1 / 0 > 1 | It cannot be calculated with 1 and 0: Division by zero.",
                "doc.tags[2] == '' | There is no item 2 in a list of 2: the first is [0].",
                "doc.tags['x'] == '' | \"x\" is text where a whole number is needed: write one, such as 2.",
                "{'a': 1}.b == 1 | There is no \"b\" in the value before it.",
                "{'a': 1}['b'] == 1 | There is no \"b\" in a set of named values.",
                "doc.price.cents == 1 | There is no \"cents\" in the value before it.",
                "has(doc.price.cents) | There is no \"cents\" in the value before it.",
                "!doc.price | \"12.50\" is text, and \"!\" needs true or false: use a comparison, such as doc.paid !="
                        + " \"yes\".",
                "doc.price && true | A part of it that should be true or false is neither: write a comparison, such as"
                        + " doc.paid == \"yes\".",
                "doc.price | \"12.50\" is text and not true or false: compare it with something.",
                "doc.name.split('') == [] | The separator of split(...) is empty: write the text to split at.",
                "doc.name.join(',') == '' | \"Ann Lee\" is text where a list is needed: write \"values\" in place of"
                        + " \"doc\".",
                "doc.name.get('x', '') == '' | \"Ann Lee\" is text and has no names: write doc.get(\"name\", \"\") or"
                        + " meta.get(\"name\", \"\").",
                "timestamp(doc.name) > doc.date | \"Ann Lee\" is not a point in time such as 2026-01-31 or"
                        + " 2026-01-31T12:00:00Z: put a \"Normalise dates\" step before this one for other formats.",
                "duration('soon') > duration('1s') | \"soon\" is not a length of time such as \"500ms\", \"30s\","
                        + " \"5m\", \"2h\" or \"1d\".",
                "doc.date.format('bb') == '' | \"bb\" is not a pattern for dates such as \"yyyy-MM-dd\" or"
                        + " \"HH:mm\".",
                "doc.name.matches(doc.name + '(') | \"Ann Lee(\" is not a pattern: missing closing ), at \"Ann Lee(\".",
            })
    void says_why_it_cannot_be_decided(String condition, String reason) {
        var compiled = Condition.of(condition);

        assertThatThrownBy(() -> compiled.holds(PACKET))
                .isInstanceOfSatisfying(
                        PacketException.class,
                        thrown -> assertThat(thrown.kind()).isEqualTo(ErrorKind.INVALID_INPUT))
                .hasMessage("The expression \"%s\" has no result for this packet. %s", condition, reason);
    }

    @Test
    void is_shown_as_it_was_written() {
        assertThat(Condition.of("  has(doc.name) ")).hasToString("has(doc.name)");
    }
}
