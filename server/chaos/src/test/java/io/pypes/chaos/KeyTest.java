package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class KeyTest {

    @Test
    void is_read_as_it_is_written() {
        var key = new Key(Flow.PARTS, 12, 3, 4567);

        assertThat(key).hasToString("parts-12-3-4567");
        assertThat(Key.parse("parts-12-3-4567")).contains(key);
        assertThat(Key.parse("others-12-3-4567")).isEmpty();
        assertThat(Key.parse("parts-12-3")).isEmpty();
    }

    @Test
    void a_tenth_is_dropped_and_a_hundredth_is_broken() {
        var fates = IntStream.range(0, 1000)
                .mapToObj(number -> new Key(Flow.ORDERS, 0, 0, number).fate())
                .collect(Collectors.groupingBy(fate -> fate, Collectors.counting()));

        assertThat(fates).containsEntry(Fate.DROPPED, 100L).containsEntry(Fate.DEAD_LETTERED, 10L);
    }

    @Test
    void what_a_document_at_risk_ends_as_follows_from_the_risk() {
        assertThat(risky(12).fate()).isEqualTo(Fate.PUBLISHED);
        assertThat(risky(211).fate()).isEqualTo(Fate.PUBLISHED);
        assertThat(risky(401).fate()).isEqualTo(Fate.PUBLISHED);
        assertThat(risky(45).fate()).isEqualTo(Fate.DEAD_LETTERED);
        assertThat(risky(101).fate()).isEqualTo(Fate.DEAD_LETTERED);
        assertThat(risky(801).fate()).isEqualTo(Fate.DEAD_LETTERED);
        assertThat(risky(1501).fate()).isEqualTo(Fate.DEAD_LETTERED);
        assertThat(new Key(Flow.ORDERS, 0, 0, 1501).fate()).isEqualTo(Fate.PUBLISHED);
    }

    private static Key risky(int number) {
        return new Key(Flow.RISKY, 0, 0, number);
    }

    @Test
    void has_a_line_for_the_whole_and_for_each_part() {
        var key = new Key(Flow.PARTS, 0, 0, 1);

        assertThat(key.lines())
                .containsExactly(
                        new Line("whole.ndjson", key, ""),
                        new Line("parts.ndjson", key, "1"),
                        new Line("parts.ndjson", key, "2"),
                        new Line("parts.ndjson", key, "3"));
    }
}
