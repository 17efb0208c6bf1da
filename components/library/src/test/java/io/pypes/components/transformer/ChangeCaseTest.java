package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.components.transformer.ChangeCase.Parameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChangeCaseTest {
    @ParameterizedTest
    @CsvSource({
        "lower, en, ÄRGER ΟΔΟΣ, ärger οδος",
        "upper, en, straße, STRASSE",
        "lower, tr, ISTANBUL, ıstanbul",
        "upper, tr, istanbul, İSTANBUL",
        "title, tr, istanbul ırmak, İstanbul Irmak",
        "title, en, DON'T STOP, Don't Stop",
        "title, en, it’s o'neill's, It’s O'neill's",
        "title, en, the 'quoted' word, The 'Quoted' Word",
        "title, en, jean-luc d.h. lawrence, Jean-Luc D.H. Lawrence",
        "title, en, 3rd of may, 3rd Of May",
        "title, en, ǆungla ßa, ǅungla ßa",
        "title, en, e\u0301cole e\u0301cole, E\u0301cole E\u0301cole",
        "title, en, '  two  blanks ', '  Two  Blanks '"
    })
    void changes_the_case(String style, String locale, String text, String changed) throws Exception {
        var parameters = Map.of("attributes", List.of("a"), "style", style, "locale", locale);

        var packet = ComponentTester.of(ChangeCase.TYPE, parameters)
                .given(Packet.empty().with("a", text))
                .run()
                .only();

        assertThat(packet.text("a").orElseThrow().replace('ς', 'σ')).isEqualTo(changed.replace('ς', 'σ'));
    }

    @Test
    void changes_every_text_value_and_nothing_else() throws Exception {
        var packet = Packet.empty()
                .with("a1", List.of(Value.of("A"), Value.of(1), Value.NULL, Value.of("B")))
                .with("a2", "C")
                .with("b", "D")
                .withAttributeMetadata("a2", "language", Value.of("EN"));

        var changed = tester("a*").given(packet).run().only();

        assertThat(changed)
                .isEqualTo(packet.with("a1", List.of(Value.of("a"), Value.of(1), Value.NULL, Value.of("b")))
                        .with("a2", "c"));
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        var other = Packet.empty().with("b", "B").with("a", List.of());

        assertThat(tester("a").given(other, Packet.empty()).run().emitted()).containsExactly(other, Packet.empty());
    }

    @Test
    void refuses_what_is_no_language() {
        assertThatThrownBy(() -> LocaleTag.of("deutsch, bitte"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("\"deutsch, bitte\" is not a language such as \"en\", \"tr\" or \"de-CH\".");
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester("a").given(Packet.empty()).interruptedAfter(0).run().interrupted())
                .isTrue();
    }

    private static ComponentTester<Parameters> tester(String attribute) {
        return ComponentTester.of(ChangeCase.TYPE, Map.of("attributes", List.of(attribute)));
    }
}
