package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What packets are said to take in memory.
class WeightTest {

    private static final int EMPTY = Packet.empty().weight();

    @Test
    void long_texts_bytes_and_content_count() {
        assertThat(Packet.empty().with("text", "x".repeat(1000)).weight() - EMPTY)
                .isBetween(1000, 1100);
        assertThat(Packet.empty()
                                .with("bytes", Value.Bytes.copyOf(new byte[1000]))
                                .weight()
                        - EMPTY)
                .isBetween(1000, 1100);
        assertThat(Packet.empty().withContent(Content.of(new byte[1000])).weight() - EMPTY)
                .isEqualTo(1000);
        assertThat(Packet.empty()
                                .with("text", "")
                                .withAttributeMetadata("text", "language", Value.of("x".repeat(1000)))
                                .weight()
                        - EMPTY)
                .isBetween(1000, 1200);
    }

    @Test
    void every_kind_of_value_counts_and_those_inside_others_do() {
        var number = new Value.Decimal(new BigDecimal("1e100").setScale(0));
        for (var value : List.of(
                Value.of(1),
                Value.of(1.5),
                Value.of(true),
                Value.of(Instant.EPOCH),
                number,
                Value.NULL,
                Value.of(""))) {
            var alone = Packet.empty().with("it", value).weight() - EMPTY;
            var inside = Packet.empty()
                            .with("it", new Value.Items(List.of(value, new Value.Fields(Map.of("name", value)))))
                            .weight()
                    - EMPTY;
            assertThat(alone).as(value.toString()).isBetween(16, 150);
            assertThat(inside).as(value.toString()).isGreaterThan(2 * alone);
        }
    }

    @Test
    void content_that_is_not_in_memory_does_not_count() {
        var elsewhere = new Content() {
            @Override
            public long size() {
                return 1_000_000;
            }

            @Override
            public java.io.InputStream open() {
                throw new AssertionError("Nobody has to read it.");
            }
        };

        assertThat(Packet.empty().withContent(elsewhere).weight()).isEqualTo(EMPTY);
    }
}
