package io.pypes.worker.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShortenedTest {

    private static final int LONG = 100_000;
    private static final Value TEXT = Value.of("x".repeat(LONG));

    static Stream<Value> shows_as_much_of_a_long_value_as_is_looked_at_and_that_there_was_more() {
        return Stream.of(
                TEXT,
                Value.Bytes.copyOf(new byte[LONG]),
                new Value.Items(List.of(TEXT, TEXT)),
                new Value.Fields(Map.of("a", new Value.Items(List.of(TEXT)))));
    }

    @ParameterizedTest
    @MethodSource
    void shows_as_much_of_a_long_value_as_is_looked_at_and_that_there_was_more(Value value) {
        var packet = Packet.empty().with("long", List.of(value, value)).with("short", "y");

        var shortened = Shortened.of(packet);

        assertThat(shortened.weight()).isLessThan(LONG);
        assertThat(shortened.text("short")).hasValue("y");
        assertThat(shortened.values("long")).hasSize(2).allSatisfy(shown -> {
            assertThat(shown.getClass()).isEqualTo(value.getClass());
            assertThat(shown.asText().length()).isGreaterThan(SeenPacket.LONGEST_TEXT);
            assertThat(start(value)).startsWith(start(shown));
        });
    }

    /// As much of its text as is the same when it is shortened.
    private static String start(Value value) {
        return value.asText().substring(0, SeenPacket.LONGEST_TEXT);
    }

    @Test
    void leaves_metadata_of_what_it_shortens() {
        var packet = Packet.empty().with("long", TEXT).withAttributeMetadata("long", "language", Value.of("en"));

        assertThat(Shortened.of(packet).attributeMetadata("long")).containsEntry("language", Value.of("en"));
    }

    @Test
    void leaves_a_packet_without_long_values_as_it_is() {
        var packet = Packet.empty().with("text", "short");

        assertThat(Shortened.of(packet)).isSameAs(packet);
    }
}
