package io.pypes.benchmarks.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class YieldsTest {

    private static final Yields EXPECTED =
            new Yields(Map.of("a.pdf", List.of("published", "{\"text\":\"one\"}"), "b.csv", List.of("dead-lettered")));

    private static Yields with(List<String> lines) {
        return new Yields(Map.of("a.pdf", lines, "b.csv", List.of("dead-lettered")));
    }

    @Test
    void the_same_has_no_differences() {
        var same = with(List.of("published", "{\"text\":\"one\"}"));

        assertThat(same.differences(EXPECTED)).isEmpty();
        assertThat(same.checksum()).isEqualTo(EXPECTED.checksum());
    }

    @Test
    void another_text_is_shown_with_the_name_of_the_document() {
        var other = with(List.of("published", "{\"text\":\"only\"}"));

        assertThat(other.differences(EXPECTED))
                .containsExactly("\"a.pdf\": line 2 of 2 is other at 11: ...{\"text\":\"only\"}... instead of"
                        + " ...{\"text\":\"one\"}...");
        assertThat(other.checksum()).isNotEqualTo(EXPECTED.checksum());
    }

    @Test
    void a_text_that_is_cut_is_a_difference() {
        assertThat(with(List.of("published", "{\"text\":\"")).differences(EXPECTED))
                .singleElement()
                .asString()
                .startsWith("\"a.pdf\": line 2 of 2 is other at 9: ");
    }

    @Test
    void packets_that_are_missing_or_too_many_are_differences() {
        assertThat(with(List.of("published")).differences(EXPECTED)).containsExactly("\"a.pdf\": 1 lines instead of 2");
        assertThat(with(List.of("published", "{\"text\":\"one\"}", "{}")).differences(EXPECTED))
                .containsExactly("\"a.pdf\": 3 lines instead of 2");
    }

    @Test
    void the_order_of_packets_is_told_apart() {
        var one = with(List.of("published", "{}", "{\"text\":\"one\"}"));
        var other = with(List.of("published", "{\"text\":\"one\"}", "{}"));

        assertThat(one.differences(other)).hasSize(1);
        assertThat(one.checksum()).isNotEqualTo(other.checksum());
    }

    @Test
    void a_document_that_only_one_has_is_a_difference() {
        var less = new Yields(Map.of("b.csv", List.of("dead-lettered")));

        assertThat(less.differences(EXPECTED)).containsExactly("\"a.pdf\": 0 lines instead of 2");
        assertThat(EXPECTED.differences(less)).containsExactly("\"a.pdf\": 2 lines instead of 0");
    }
}
