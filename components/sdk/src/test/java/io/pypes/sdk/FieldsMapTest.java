package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

/// The metadata of a packet, as a map.
class FieldsMapTest {

    private final Map<String, Value> expected = new LinkedHashMap<>();
    private final Map<String, Value> map;

    FieldsMapTest() {
        var packet = Packet.empty();
        for (var number = 0; number < 100; number++) {
            packet = packet.withMetadata("key" + number, Value.of(number));
            expected.put("key" + number, Value.of(number));
        }
        map = packet.metadata();
    }

    @Test
    void it_has_all_in_their_order() {
        assertThat(new ArrayList<>(map.entrySet())).isEqualTo(new ArrayList<>(expected.entrySet()));
        assertThat(map).isEqualTo(expected).hasSameHashCodeAs(expected).hasToString(expected.toString());
    }

    @Test
    void it_finds_what_has_a_name_and_nothing_else() {
        assertThat(map.get("key7")).isEqualTo(Value.of(7));
        assertThat(map.get("other")).isNull();
        assertThat(map.get(null)).isNull();
        assertThat(map.containsKey("key99")).isTrue();
        assertThat(map.containsKey("other")).isFalse();
        assertThat(Packet.empty().metadata()).isEmpty();
    }

    @Test
    void it_cannot_be_changed() {
        assertThatThrownBy(() -> map.put("key1", Value.of(0))).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(() -> map.remove("key1")).isInstanceOf(UnsupportedOperationException.class);
        assertThatThrownBy(map::clear).isInstanceOf(UnsupportedOperationException.class);
    }

    @Test
    void after_the_last_there_is_none() {
        var entries = map.entrySet().iterator();
        for (var left = map.size(); left > 0; left--) {
            entries.next();
        }

        assertThat(entries.hasNext()).isFalse();
        assertThatThrownBy(entries::next).isInstanceOf(NoSuchElementException.class);
    }
}
