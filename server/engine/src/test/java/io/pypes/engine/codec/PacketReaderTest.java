package io.pypes.engine.codec;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What nobody writes, but bytes may say.
class PacketReaderTest {

    private final Bytes bytes = new Bytes();

    private void attribute(String name, List<Value> list, Map<String, Value> metadata) throws IOException {
        var section = bytes.begin(PacketCodec.ATTRIBUTE);
        new ValueWriter(bytes).attribute(name, list, metadata);
        bytes.end(section);
    }

    @Test
    void of_an_attribute_that_is_there_twice_the_later_counts_with_all_it_has() throws IOException {
        bytes.put(PacketCodec.MAGIC);
        bytes.put(PacketCodec.VERSION);
        attribute("a", List.of(Value.of(1)), Map.of("language", Value.of("de")));
        attribute("b", List.of(Value.of(2)), Map.of());
        attribute("a", List.of(Value.of(3), Value.of(4)), Map.of());
        bytes.put(PacketCodec.END);

        var packet = new PacketCodec(Contents.INSIDE).decode(bytes.toArray());

        assertThat(packet)
                .isEqualTo(Packet.empty()
                        .with("a", List.of(Value.of(3), Value.of(4)))
                        .with("b", Value.of(2)));
        assertThat(packet.names()).containsExactly("a", "b");
    }
}
