package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextPatternTest {
    @Test
    void knows_its_groups() {
        var pattern = TextPattern.of("(?<year>[0-9]{4})-(?P<month>[0-9]{2})(-..)?");

        assertThat(pattern.groupNames()).containsExactly("year", "month");
        assertThat(pattern.groupCount()).isEqualTo(3);
        assertThat(pattern.matcher("on 2026-01-02").find()).isTrue();
        assertThat(pattern).hasToString("(?<year>[0-9]{4})-(?P<month>[0-9]{2})(-..)?");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[0-9]{1,3}(\\.[0-9]{1,3}){3}",
                "(?:[a-z]{1,63}\\.){1,8}[a-z]{2,63}",
                "[]{1000}[^]{1000}](a{9}){100}",
                "\\p{Greek}{1000}\\x{10FFFF}{1000}",
                "\\Q(a{1000}){1000}\\E"
            })
    void takes_patterns_as_people_write_them(String pattern) {
        assertThat(TextPattern.of(pattern)).hasToString(pattern);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((a{1000}){1000}){1000}",
                "(a{101}){100}",
                "((a{30}){30}){30}",
                "([]]{1000}){100}",
                "([\\]]{1000}){100}",
                "(\\Q[\\E{1000}){1000}(]{1000}){100}",
                "(\\p{Greek}{200}){200}",
                "(a*b{500}){500}",
                "((((a{9}){9}){9}){9}){9}"
            })
    void refuses_patterns_that_grow_beyond_bounds(String pattern) {
        assertThatThrownBy(() -> TextPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The pattern \"%s\" is too large: nested repetitions such as {100} multiply. Make them"
                                + " smaller.",
                        pattern);
    }

    @Test
    void refuses_patterns_nested_without_end() {
        assertThatThrownBy(() -> TextPattern.of("(".repeat(5000) + ")".repeat(5000)))
                .hasMessageEndingWith(
                        "(((...\" is too large: nested repetitions such as {100} multiply. Make them" + " smaller.");
    }

    @ParameterizedTest
    @CsvSource({
        "(a, missing closing ), (a",
        "a(?=b), invalid or unsupported Perl syntax, (?=",
        "(a)\\1, invalid escape sequence, \\1",
        "[b-a], invalid character class range, b-a"
    })
    void says_what_is_wrong(String pattern, String fault, String place) {
        assertThatThrownBy(() -> TextPattern.of(pattern))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"%s\" is not a pattern: %s, at \"%s\".", pattern, fault, place);
    }
}
