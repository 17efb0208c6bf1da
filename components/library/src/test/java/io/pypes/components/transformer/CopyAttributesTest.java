package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.components.transformer.CopyAttributes.Copy;
import io.pypes.components.transformer.CopyAttributes.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyAttributesTest {
    private static final Value DE = Value.of("de");

    @Test
    void copies_all_values_and_metadata() throws Exception {
        var packet = Packet.empty()
                .with("a", List.of(Value.of("1"), Value.of(2)))
                .withAttributeMetadata("a", "language", DE);

        var copied = tester(Clash.REJECT, "a -> b").given(packet).run().only();

        assertThat(copied)
                .isEqualTo(packet.with("b", List.of(Value.of("1"), Value.of(2)))
                        .withAttributeMetadata("b", "language", DE));
    }

    @Test
    void copies_the_packet_as_it_came_in() throws Exception {
        var packet = Packet.empty().with("a", "1").with("b", "2");

        var copied =
                tester(Clash.REPLACE, "a -> b", "b -> a").given(packet).run().only();

        assertThat(copied).isEqualTo(Packet.empty().with("a", "2").with("b", "1"));
    }

    @Test
    void copies_many_by_a_star() throws Exception {
        var packet = Packet.empty().with("a1", "x").with("a2", "y");

        var copied =
                tester(Clash.REJECT, "a* -> original_a*").given(packet).run().only();

        assertThat(copied.names()).containsExactly("a1", "a2", "original_a1", "original_a2");
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        for (var packet : List.of(Packet.empty(), Packet.empty().with("b", "1"))) {
            assertThat(tester(Clash.REJECT, "a -> b").given(packet).run().only())
                    .isEqualTo(packet);
        }
    }

    @Test
    void does_what_it_is_told_with_what_is_there() throws Exception {
        var packet = Packet.empty()
                .with("a", "1")
                .withAttributeMetadata("a", "unit", Value.of("m"))
                .with("b", "2")
                .withAttributeMetadata("b", "language", DE);

        var replaced = tester(Clash.REPLACE, "a -> b").given(packet).run().only();
        var appended = tester(Clash.APPEND, "a -> b").given(packet).run().only();
        var kept = tester(Clash.KEEP, "a -> b").given(packet).run().only();
        var rejected = tester(Clash.REJECT, "a -> b").given(packet).run().onlyFailure();

        assertThat(replaced.values("b")).containsExactly(Value.of("1"));
        assertThat(replaced.attributeMetadata("b")).containsExactly(Map.entry("unit", Value.of("m")));
        assertThat(appended.values("b")).containsExactly(Value.of("2"), Value.of("1"));
        assertThat(appended.attributeMetadata("b")).containsExactly(Map.entry("language", DE));
        assertThat(kept).isEqualTo(packet);
        assertThat(rejected.message()).isEqualTo("The packet has an attribute \"b\" already.");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester(Clash.REPLACE, "a -> b")
                .given(Packet.empty())
                .interruptedAfter(0)
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    private static ComponentTester<Parameters> tester(Clash existing, String... copies) {
        var list = Arrays.stream(copies)
                .map(copy -> copy.split(" -> "))
                .map(names -> new Copy(NamePattern.of(names[0]), NamePattern.of(names[1])))
                .toList();
        return ComponentTester.of(CopyAttributes.TYPE, new Parameters(list, existing));
    }
}
