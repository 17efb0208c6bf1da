package io.pypes.components.transformer;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.components.transformer.DeleteAttributes.Parameters;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeleteAttributesTest {
    private static final Packet PACKET = Packet.empty()
            .with("column1", List.of(Value.of("a"), Value.of("b")))
            .withAttributeMetadata("column1", "language", Value.of("de"))
            .with("column2", "c")
            .with("name", "Ann")
            .withMetadata("filename", Value.of("a.csv"))
            .withContent(Content.of(new byte[] {1}));

    @Test
    void deletes_what_is_named_with_its_metadata() throws Exception {
        var packet = tester("delete", "column1", "missing").given(PACKET).run().only();

        assertThat(packet).isEqualTo(PACKET.without("column1"));
        assertThat(packet.attributeMetadata("column1")).isEmpty();
    }

    @Test
    void deletes_many_by_a_star() throws Exception {
        assertThat(tester("delete", "column*").given(PACKET).run().only().names())
                .containsExactly("name");
        assertThat(tester("delete", "*").given(PACKET).run().only().names()).isEmpty();
    }

    @Test
    void deletes_all_others() throws Exception {
        var packet = tester("keep", "name", "*1").given(PACKET).run().only();

        assertThat(packet).isEqualTo(PACKET.without("column2"));
    }

    @Test
    void leaves_packets_without_the_attribute_alone() throws Exception {
        assertThat(tester("delete", "x").given(PACKET, Packet.empty()).run().emitted())
                .containsExactly(PACKET, Packet.empty());
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        assertThat(tester("keep", "a").given(PACKET).interruptedAfter(0).run().interrupted())
                .isTrue();
    }

    private static ComponentTester<Parameters> tester(String mode, String... attributes) {
        return ComponentTester.of(DeleteAttributes.TYPE, Map.of("attributes", List.of(attributes), "mode", mode));
    }
}
