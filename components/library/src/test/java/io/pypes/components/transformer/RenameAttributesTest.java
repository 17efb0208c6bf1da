package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.components.transformer.RenameAttributes.Parameters;
import io.pypes.components.transformer.RenameAttributes.Rename;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RenameAttributesTest {
    private static final Value DE = Value.of("de");

    @Test
    void renames_with_all_values_metadata_and_place() throws Exception {
        var packet = Packet.empty()
                .with("id", "1")
                .with("titel", List.of(Value.of("a"), Value.of("b")))
                .withAttributeMetadata("titel", "language", DE)
                .with("text", "x");

        var renamed =
                tester(Clash.REPLACE, "titel -> title").given(packet).run().only();

        assertThat(renamed.names()).containsExactly("id", "title", "text");
        assertThat(renamed.values("title")).containsExactly(Value.of("a"), Value.of("b"));
        assertThat(renamed.attributeMetadata("title")).containsExactly(Map.entry("language", DE));
        assertThat(renamed.attributeMetadata("titel")).isEmpty();
    }

    @Test
    void swaps_names() throws Exception {
        var packet = Packet.empty()
                .with("a", "1")
                .withAttributeMetadata("a", "language", DE)
                .with("b", "2");

        for (var existing : Clash.values()) {
            var swapped =
                    tester(existing, "a -> b", "b -> a").given(packet).run().only();

            assertThat(swapped)
                    .isEqualTo(Packet.empty()
                            .with("b", "1")
                            .withAttributeMetadata("b", "language", DE)
                            .with("a", "2"));
        }
    }

    @Test
    void renames_many_by_a_star() throws Exception {
        var packet = Packet.empty().with("column1", "a").with("column22", "b").with("name", "c");

        var renamed =
                tester(Clash.REJECT, "column* -> field_*").given(packet).run().only();

        assertThat(renamed)
                .isEqualTo(Packet.empty()
                        .with("field_1", "a")
                        .with("field_22", "b")
                        .with("name", "c"));
    }

    @Test
    void goes_by_the_first_line_that_means_an_attribute() throws Exception {
        var packet = Packet.empty().with("column1", "a").with("column2", "b");

        var renamed = tester(Clash.REJECT, "column1 -> name", "column* -> *")
                .given(packet)
                .run()
                .only();

        assertThat(renamed).isEqualTo(Packet.empty().with("name", "a").with("2", "b"));
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        for (var packet : List.of(Packet.empty(), Packet.empty().with("c", "1"))) {
            assertThat(tester(Clash.REJECT, "a -> b").given(packet).run().only())
                    .isEqualTo(packet);
        }
    }

    @Test
    void leaves_an_attribute_alone_that_has_its_name_already() throws Exception {
        var packet = Packet.empty().with("a", "1");

        assertThat(tester(Clash.REJECT, "a -> a", "* -> *").given(packet).run().only())
                .isEqualTo(packet);
    }

    @Test
    void replaces_what_is_there() throws Exception {
        var packet = Packet.empty().with("a", "1").with("b", "2").withAttributeMetadata("b", "language", DE);

        var renamed = tester(Clash.REPLACE, "a -> b").given(packet).run().only();

        assertThat(renamed).isEqualTo(Packet.empty().with("b", "1"));
    }

    @Test
    void appends_to_what_is_there() throws Exception {
        var packet = Packet.empty()
                .with("a", "1")
                .withAttributeMetadata("a", "language", Value.of("en"))
                .with("b", "2")
                .withAttributeMetadata("b", "language", DE);

        var renamed = tester(Clash.APPEND, "a -> b").given(packet).run().only();

        assertThat(renamed)
                .isEqualTo(Packet.empty()
                        .with("b", List.of(Value.of("2"), Value.of("1")))
                        .withAttributeMetadata("b", "language", DE));
    }

    @Test
    void gathers_several_in_one() throws Exception {
        var packet = Packet.empty().with("column1", "a").with("column2", "b").with("column3", "c");

        assertThat(tester(Clash.APPEND, "column* -> all").given(packet).run().only())
                .isEqualTo(Packet.empty().with("all", List.of(Value.of("a"), Value.of("b"), Value.of("c"))));
        assertThat(tester(Clash.REPLACE, "column* -> all").given(packet).run().only())
                .isEqualTo(Packet.empty().with("all", "c"));
        assertThat(tester(Clash.KEEP, "column* -> all").given(packet).run().only())
                .isEqualTo(Packet.empty().with("all", "a").with("column2", "b").with("column3", "c"));
    }

    @Test
    void appends_while_another_takes_the_name() throws Exception {
        var packet = Packet.empty().with("a", "1").with("b", "2").with("c", "3");

        var renamed =
                tester(Clash.APPEND, "a -> b", "c -> a").given(packet).run().only();

        assertThat(renamed).isEqualTo(Packet.empty().with("a", "3").with("b", List.of(Value.of("2"), Value.of("1"))));
    }

    @Test
    void keeps_both_where_one_is_in_the_way_also_of_a_third() throws Exception {
        var packet = Packet.empty().with("a", "1").with("b", "2").with("c", "3");

        assertThat(tester(Clash.KEEP, "a -> b", "c -> a").given(packet).run().only())
                .isEqualTo(packet);
    }

    @Test
    void rejects_packets_with_the_name_when_told_to() throws Exception {
        var packet = Packet.empty().with("a", "1").with("b", "2");

        var failure = tester(Clash.REJECT, "a -> b").given(packet).run().onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message()).isEqualTo("The packet has an attribute \"b\" already.");
    }

    @Test
    void refuses_a_new_name_with_a_star_that_nothing_fills() {
        assertThatThrownBy(() -> new Rename(NamePattern.of("a"), NamePattern.of("b*")))
                .hasMessage("The new name \"b*\" has a \"*\", and the name \"a\" has none.");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var result = tester(Clash.REPLACE, "a -> b")
                .given(Packet.empty())
                .interruptedAfter(0)
                .run();

        assertThat(result.interrupted()).isTrue();
    }

    private static ComponentTester<Parameters> tester(Clash existing, String... renames) {
        var list = Arrays.stream(renames)
                .map(rename -> rename.split(" -> "))
                .map(names -> new Rename(NamePattern.of(names[0]), NamePattern.of(names[1])))
                .toList();
        return ComponentTester.of(RenameAttributes.TYPE, new Parameters(list, existing));
    }
}
