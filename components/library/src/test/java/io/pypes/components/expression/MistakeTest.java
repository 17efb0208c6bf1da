package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MistakeTest {
    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiterString = " ~ ",
            value = {
                "doc.price = 10 ~ Line 1, column 11: To compare, write \"==\".",
                "doc.price > ~ Line 1, column 12: The expression is not complete.",
                "doc.x == 'a' and true ~ Line 1, column 14: \"and\" is written \"&&\".",
                "doc.x OR true ~ Line 1, column 7: \"OR\" is written \"||\".",
                "not doc.x ~ Line 1, column 5: \"doc\" cannot stand here.",
                "(doc.price ~ Line 1, column 11: A \")\" is missing.",
                "doc.price) ~ Line 1, column 10: \")\" cannot stand here.",
                "'abc ~ Line 1, column 1: The text that starts here has no ' at its end.",
                "doc.a == \"abc ~ Line 1, column 10: The text that starts here has no \" at its end.",
                "doc.a # b ~ Line 1, column 7: \"#\" means nothing here: write doc[\"...\"] for a name with other"
                        + " characters than letters, digits and \"_\".",
                "doc.in ~ Line 1, column 5: \"in\" is a word of the language: write doc[\"in\"].",
                "doc.?x ~ Line 1, column 4: Write doc.get(\"name\", \"\") for an attribute that may be missing.",
                "has(x) ~ Line 1, column 4: Write it like has(doc.name).",
                "values.a.exists(v) ~ Line 1, column 16: Write it like values.name.exists(v, v == \"x\").",
                "lower(doc.a, 1) ~ Line 1, column 6: Write it like lower(doc.name).",
                "lower(doc.a) && true ~ Line 1, column 14: Both sides of && must be true or false: use comparisons,"
                        + " such as doc.paid == \"yes\".",
                "lower(doc.a) ~ Line 1, column 1: A condition must be true or false: compare with something, as in"
                        + " lower(doc.a) == \"x\".",
                "9999999999999999999 > 1 ~ Line 1, column 1: 9999999999999999999 is too large: write"
                        + " number(\"9999999999999999999\").",
                "doc.a.matches('(') ~ Line 1, column 15: \"(\" is not a pattern: missing closing ), at \"(\".",
                "values.a.map(1, 2) == [] ~ Line 1, column 13: It is not understood: a variable is needed first.",
            })
    void says_where_it_is_and_what_to_write(String expression, String message) {
        assertThatThrownBy(() -> Condition.of(expression))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(message);
    }

    @Test
    void names_what_there_is_instead_of_something_unknown() {
        assertThatThrownBy(() -> Condition.of("price > 10"))
                .hasMessage(
                        "Line 1, column 1: \"price\" is not known: write doc.price for an attribute, doc[\"...\"] for"
                                + " a name with other characters than letters, digits and \"_\", \"price\" in quotes"
                                + " for text. Functions are all, contains, duration, endsWith, exists, filter,"
                                + " format, get, has, isNumber, join, lower, map, matches, number, replace, round,"
                                + " size, split, startsWith, substring, text, timestamp, trim, upper.");
    }

    @Test
    void counts_lines() {
        assertThatThrownBy(() -> Condition.of("has(doc.a) &&\n  doc.b = 1"))
                .hasMessage("Line 2, column 9: To compare, write \"==\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "\n"})
    void knows_that_there_is_nothing(String expression) {
        assertThatThrownBy(() -> Condition.of(expression)).hasMessage("Line 1, column 1: The expression is empty.");
    }

    @Test
    void refuses_what_is_too_long_or_too_deep() {
        assertThatThrownBy(() -> Condition.of("x".repeat(4001)))
                .hasMessage("Line 1, column 1: It is longer than 4000 characters.");
        assertThatThrownBy(() -> Condition.of("(".repeat(100) + "true" + ")".repeat(100)))
                .hasMessage("Line 1, column 1: It is nested too deeply.");
    }
}
