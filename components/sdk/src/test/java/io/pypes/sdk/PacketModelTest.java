package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Packets against a map, through changes drawn by chance.
class PacketModelTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 23, 24, 25, 26, 60})
    void attributes_are_as_in_a_map_that_keeps_the_order_of_adding(int names) {
        var random = new Random(names);
        for (var round = 0; round < 50; round++) {
            var model = new LinkedHashMap<String, List<Value>>();
            var packet = Packet.empty();
            for (var step = 0; step < 3 * names; step++) {
                packet = changed(packet, model, "a" + random.nextInt(names), random);
            }
            assertThat(attributes(packet)).as("round %d", round).isEqualTo(model);
            assertThat(packet.names()).containsExactlyElementsOf(model.keySet());
            assertThat(names(packet.with(editor -> editor.set("more", "x"))))
                    .containsExactlyElementsOf(names(packet.with("more", "x")));
        }
    }

    private static Packet changed(Packet packet, Map<String, List<Value>> model, String name, Random random) {
        var value = Value.of(random.nextInt());
        return switch (random.nextInt(5)) {
            case 0 -> {
                model.put(name, List.of(value));
                yield packet.with(name, value);
            }
            case 1 -> {
                model.put(name, List.of(value));
                yield packet.with(editor -> editor.set(name, value));
            }
            case 2 -> {
                var list = new ArrayList<>(model.getOrDefault(name, List.of()));
                list.add(value);
                model.put(name, list);
                yield packet.with(editor -> editor.add(name, value));
            }
            case 3 -> {
                model.remove(name);
                yield packet.without(name);
            }
            default -> {
                model.put(name, List.of());
                yield packet.with(name, List.of());
            }
        };
    }

    private static Map<String, List<Value>> attributes(Packet packet) {
        var map = new LinkedHashMap<String, List<Value>>();
        packet.names().forEach(name -> map.put(name, packet.values(name)));
        return map;
    }

    private static List<String> names(Packet packet) {
        return packet.names();
    }
}
