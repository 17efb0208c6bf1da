package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutputsTest {

    private static final Key KEY = new Key(Flow.PARTS, 2, 3, 4);

    private final Outputs outputs = new Outputs(new HashMap<>(), new ArrayList<>(), new ArrayList<>());
    private final Map<Line, String> ids = new HashMap<>();

    @Test
    void reads_the_lines_of_documents_and_of_their_parts() {
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"a\"}");
        add("parts.ndjson", "{\"key\":\"parts-2-3-4\",\"part\":\"1\",\"_id\":\"a-1\"}");

        assertThat(outputs.lines())
                .containsExactlyInAnyOrderEntriesOf(
                        Map.of(new Line("whole.ndjson", KEY, ""), 1, new Line("parts.ndjson", KEY, "1"), 1));
        assertThat(outputs.torn()).isEmpty();
    }

    @Test
    void counts_a_line_that_is_there_again_with_the_same_id() {
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"a\"}");
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"a\"}");

        assertThat(outputs.lines()).containsExactly(Map.entry(new Line("whole.ndjson", KEY, ""), 2));
        assertThat(outputs.renamed()).isEmpty();
    }

    @Test
    void finds_a_line_that_is_there_again_with_another_id() {
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"a\"}");
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"b\"}");

        assertThat(outputs.renamed())
                .containsExactly(
                        "whole.ndjson was first written with id \"a\": {\"key\":\"parts-2-3-4\",\"_id\":\"b\"}");
    }

    @Test
    void finds_lines_that_are_torn_or_run_into_each_other() {
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_i");
        add("whole.ndjson", "-3-4\",\"_id\":\"a\"}");
        add("whole.ndjson", "{\"key\":\"parts-2-3-4\",\"_id\":\"a\"}{\"key\":\"parts-2-3-5\",\"_id\":\"b\"}");
        add("whole.ndjson", "");

        assertThat(outputs.torn()).hasSize(4);
        assertThat(outputs.lines()).isEmpty();
    }

    private void add(String file, String text) {
        outputs.add(file, text, ids);
    }
}
