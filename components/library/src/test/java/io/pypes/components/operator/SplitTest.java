package io.pypes.components.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.Separator;
import io.pypes.components.operator.Split.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Dropped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SplitTest {
    @Test
    void makes_a_packet_of_each_value() throws Exception {
        var packet = Packet.empty()
                .with("x", List.of(Value.of("a"), Value.of(2)))
                .withAttributeMetadata("x", "language", Value.of("de"))
                .with("id", "7")
                .withMetadata("filename", Value.of("a.csv"));

        var result = tester(Map.of()).given(packet).run();

        assertThat(result.emitted())
                .containsExactly(part(packet.with("x", "a"), 1, 2), part(packet.with("x", Value.of(2)), 2, 2));
    }

    @Test
    void makes_a_packet_of_each_line_that_is_not_blank() throws Exception {
        assertThat(parts(Map.of("by", "lines"), "one\r\n\r\n two\n \nthree")).containsExactly("one", " two", "three");
    }

    @Test
    void makes_a_packet_of_each_text_between_separators() throws Exception {
        assertThat(parts(Map.of("by", "separator", "separator", ".|"), "a.|b.c|.|.|d"))
                .containsExactly("a", "b.c|", "d");
        assertThat(parts(Map.of("by", "separator", "separator", "\\n\\t"), "a\n\tb\nc"))
                .containsExactly("a", "b\nc");
    }

    @Test
    void makes_packets_of_pieces_that_end_after_a_blank() throws Exception {
        assertThat(parts(Map.of("by", "size", "size", 10), "one two three four five"))
                .containsExactly("one two ", "three ", "four five");
        assertThat(parts(Map.of("by", "size", "size", 3), "abcdefgh")).containsExactly("abc", "def", "gh");
        assertThat(parts(Map.of("by", "size", "size", 10), "a bcdefghijklm")).containsExactly("a bcdefghi", "jklm");
        assertThat(parts(Map.of("by", "size", "size", 10), "0123456 89")).containsExactly("0123456 89");
    }

    @Test
    void does_not_tear_a_character_apart() throws Exception {
        assertThat(parts(Map.of("by", "size", "size", 3), "ab\ud83d\ude00c")).containsExactly("ab", "\ud83d\ude00c");
        assertThat(parts(Map.of("by", "size", "size", 1), "a\ud83d\ude00")).containsExactly("a", "\ud83d\ude00");
    }

    @Test
    void splits_the_text_of_every_value() throws Exception {
        var packet = Packet.empty().with("x", List.of(Value.of("a,b"), Value.of(1)));

        var result = tester(Map.of("by", "separator")).given(packet).run();

        assertThat(result.emitted())
                .containsExactly(
                        part(packet.with("x", "a"), 1, 3),
                        part(packet.with("x", "b"), 2, 3),
                        part(packet.with("x", "1"), 3, 3));
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        var other = Packet.empty().with("y", "a");
        var none = Packet.empty().with("x", List.of());

        assertThat(tester(Map.of("by", "lines"))
                        .given(other, none, Packet.empty())
                        .run()
                        .emitted())
                .containsExactly(other, none, Packet.empty());
    }

    @Test
    void drops_packets_with_nothing_to_split() throws Exception {
        var blank = Packet.empty().with("x", " \n ");

        assertThat(tester(Map.of("by", "lines")).given(blank).run().dropped())
                .containsExactly(new Dropped(blank, "The attribute \"x\" is blank: there is nothing to split."));
    }

    @Test
    void refuses_an_empty_separator() {
        assertThatThrownBy(() -> Separator.of(""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("The separator is empty. Write what stands between two parts.");
    }

    @Test
    void passes_an_interrupt_on_between_parts() throws Exception {
        var packet = Packet.empty().with("x", "a,b,c");

        var result = tester(Map.of("by", "separator"))
                .given(packet)
                .interruptedAfter(2)
                .run();

        assertThat(result.interrupted()).isTrue();
        assertThat(result.emitted()).hasSize(2);
    }

    private static Packet part(Packet packet, int number, int count) {
        return packet.withMetadata("part", Value.of(number)).withMetadata("parts", Value.of(count));
    }

    private static List<String> parts(Map<String, ?> settings, String text) throws Exception {
        return tester(settings).given(Packet.empty().with("x", text)).run().emitted().stream()
                .map(packet -> packet.text("x").orElseThrow())
                .toList();
    }

    private static ComponentTester<Parameters> tester(Map<String, ?> settings) {
        var parameters = new HashMap<String, Object>(settings);
        parameters.put("attribute", "x");
        return ComponentTester.of(Split.TYPE, parameters);
    }
}
