package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Value.Bytes;
import io.pypes.sdk.Value.Decimal;
import io.pypes.sdk.Value.Fields;
import io.pypes.sdk.Value.Items;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValueTest {

    @Test
    void has_plain_text() {
        assertThat(Value.of("a").asText()).isEqualTo("a");
        assertThat(Value.of(-7).asText()).isEqualTo("-7");
        assertThat(Value.of(0.1).asText()).isEqualTo("0.1");
        assertThat(Value.of(true).asText()).isEqualTo("true");
        assertThat(Value.of(Instant.parse("2026-01-02T03:04:05Z")).asText()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(Bytes.copyOf(new byte[] {1, 2, 3}).asText()).isEqualTo("AQID");
        assertThat(Value.NULL.asText()).isEmpty();
    }

    @Test
    void writes_large_and_small_numbers_with_an_exponent() {
        assertThat(Value.of(1.0).asText()).isEqualTo("1.0");
        assertThat(Value.of(1e21).asText()).isEqualTo("1.0E21");
        assertThat(new Decimal(new BigDecimal("12345678901234567890.10")).asText())
                .isEqualTo("12345678901234567890.10");
    }

    @Test
    void shows_lists_and_fields_with_their_names() {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("z", Value.of(1));
        fields.put("a", new Items(List.of(Value.of("x"), Value.NULL)));

        assertThat(new Fields(fields).asText()).isEqualTo("{z: 1, a: [x, ]}");
    }

    @Test
    void is_equal_by_content() {
        assertThat(Bytes.copyOf(new byte[] {1, 2})).isEqualTo(Bytes.copyOf(new byte[] {1, 2}));
        assertThat(Value.of(1)).isEqualTo(Value.of(1L)).isNotEqualTo(Value.of(1.0));
        assertThat(new Items(List.of(Value.of("a")))).isEqualTo(new Items(List.of(Value.of("a"))));
    }

    @Test
    void does_not_change_with_what_it_was_made_from() {
        var list = new ArrayList<>(List.of(Value.of("a")));
        var map = new LinkedHashMap<>(Map.of("a", Value.of(1)));
        var array = new byte[] {1};
        var items = new Items(list);
        var fields = new Fields(map);
        var bytes = Bytes.copyOf(array);

        list.clear();
        map.clear();
        array[0] = 2;

        assertThat(items.items()).hasSize(1);
        assertThat(fields.fields()).hasSize(1);
        assertThat(bytes.toArray()).containsExactly(1);
    }

    @Test
    void gives_each_reader_of_bytes_a_view_of_its_own() {
        var bytes = new Bytes(ByteBuffer.wrap(new byte[] {1, 2, 3}, 1, 2));

        bytes.buffer().get();

        assertThat(bytes.toArray()).containsExactly(2, 3);
        assertThat(bytes.buffer().isReadOnly()).isTrue();
        assertThat(bytes.buffer().remaining()).isEqualTo(2);
    }
}
