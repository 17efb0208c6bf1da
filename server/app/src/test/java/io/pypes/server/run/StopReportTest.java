package io.pypes.server.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.Holdup;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StopReportTest {

    private static final Duration LEFT = Duration.ofMillis(17_500);

    @Test
    void says_what_each_node_waits_for_and_when_the_time_is_over() {
        var nodes = List.of(
                new Holdup("read", Optional.empty(), 1, 0),
                new Holdup("fetch", Optional.empty(), 0, 3),
                new Holdup("write", Optional.of(Duration.ofMillis(12_300)), 41, 0));

        assertThat(StopReport.sentence("orders", 2, 42, nodes, LEFT))
                .isEqualTo("Revision 2 of flow \"orders\" is stopping: 42 documents in flight; "
                        + "node \"read\" has 1 packet waiting before it; "
                        + "node \"fetch\" has 3 packets waiting for another attempt; "
                        + "node \"write\" has been in one call for 12 s, has 41 packets waiting before it. "
                        + "What is left in 18 s waits on disk.");
    }

    @Test
    void says_so_where_no_node_has_anything() {
        assertThat(StopReport.sentence("orders", 1, 1, List.of(), LEFT))
                .isEqualTo("Revision 1 of flow \"orders\" is stopping: 1 document in flight. "
                        + "What is left in 18 s waits on disk.");
    }

    @Test
    void names_five_nodes_and_counts_the_others() {
        var nodes = IntStream.range(0, 7)
                .mapToObj(number -> new Holdup("n" + number, Optional.empty(), 1, 0))
                .toList();

        assertThat(StopReport.sentence("orders", 1, 7, nodes, LEFT))
                .contains("node \"n4\" has 1 packet waiting before it; 2 more nodes have work. What")
                .doesNotContain("n5");
    }
}
