package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternSizeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            nullValues = "none",
            value = {
                "abc ~ 3",
                "a|b ~ 3",
                "a*b+c? ~ 6",
                "a{3} ~ 3",
                "ab{2,5}c ~ 7",
                "a{4,} ~ 4",
                "a{0}b{1} ~ 2",
                "a{x}a{,3}a{ ~ 11",
                "(ab){3} ~ 9",
                "(a(b){4}){2}c ~ 21",
                "(a(b)* ~ 5",
                "[abc]{3} ~ 3",
                "[]{9}]{3} ~ 3",
                "[^]{9}]{3} ~ 3",
                "[\\]{9}]{3} ~ 3",
                "[a-z]{2}[0-9] ~ 3",
                "[a ~ 1",
                "\\d{4}-\\.{2} ~ 7",
                "\\p{Greek}{3}\\PN{2}\\pN\\x{1F600}{2} ~ 10",
                "\\p{Greek ~ 1",
                "\\Q(a{1000}\\E ~ 10",
                "a\\Q([ ~ 4",
                "\\ ~ 1",
                ") ~ 0"
            })
    void counts_parts_with_repetitions_written_out(String pattern, long size) {
        assertThat(PatternSize.of(pattern)).isEqualTo(size);
    }

    @Test
    void stops_counting_at_a_bound() {
        assertThat(PatternSize.of("(".repeat(101))).isEqualTo(1_000_000);
        assertThat(PatternSize.of("(".repeat(100))).isEqualTo(100);
        assertThat(PatternSize.of("a".repeat(1_000_001))).isEqualTo(1_000_000);
        assertThat(PatternSize.of("((a{1000}){1000}){1000}")).isGreaterThanOrEqualTo(1_000_000);
    }
}
