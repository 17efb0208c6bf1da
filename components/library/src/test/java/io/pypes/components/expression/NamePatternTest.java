package io.pypes.components.expression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Packet;
import java.util.List;
import org.junit.jupiter.api.Test;

class NamePatternTest {
    private static final Packet PACKET =
            Packet.empty().with("column2", "b").with("column1", "a").with("name", "Ann");

    @Test
    void means_one_attribute() {
        assertThat(NamePattern.of("name").in(PACKET)).containsExactly("name");
        assertThat(NamePattern.of("nam").in(PACKET)).isEmpty();
        assertThat(NamePattern.of("name").matches("name")).isTrue();
        assertThat(NamePattern.of("name").matches("names")).isFalse();
    }

    @Test
    void means_several_by_a_star() {
        assertThat(NamePattern.of("column*").in(PACKET)).containsExactly("column2", "column1");
        assertThat(NamePattern.of("*1").in(PACKET)).containsExactly("column1");
        assertThat(NamePattern.of("c*2").in(PACKET)).containsExactly("column2");
        assertThat(NamePattern.of("*").in(PACKET)).containsExactly("column2", "column1", "name");
        assertThat(NamePattern.of("aba*bab").matches("ababab")).isTrue();
        assertThat(NamePattern.of("aba*bab").matches("abab")).isFalse();
    }

    @Test
    void means_each_attribute_once() {
        assertThat(NamePattern.in(PACKET, List.of(NamePattern.of("name"), NamePattern.of("*"))))
                .containsExactly("name", "column2", "column1");
    }

    @Test
    void fills_its_star_from_another() {
        assertThat(NamePattern.of("field_*_x").filledFrom(NamePattern.of("column*"), "column12"))
                .isEqualTo("field_12_x");
        assertThat(NamePattern.of("all").filledFrom(NamePattern.of("column*"), "column12"))
                .isEqualTo("all");
        assertThat(NamePattern.of("b").filledFrom(NamePattern.of("a"), "a")).isEqualTo("b");
    }

    @Test
    void refuses_what_is_no_name() {
        assertThatThrownBy(() -> NamePattern.of("")).hasMessage("The name of the attribute is empty.");
        assertThatThrownBy(() -> NamePattern.of("a*b*"))
                .hasMessage("The name \"a*b*\" has more than one \"*\". Write one.");
    }

    @Test
    void refuses_a_star_that_nothing_fills() {
        assertThatThrownBy(() -> NamePattern.requireFillable(NamePattern.of("a"), NamePattern.of("b*")))
                .hasMessage("The new name \"b*\" has a \"*\", and the name \"a\" has none.");
    }
}
