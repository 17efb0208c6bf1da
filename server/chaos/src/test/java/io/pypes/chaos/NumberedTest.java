package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class NumberedTest {

    @Test
    void is_content_with_each_once() {
        var numbered = Numbered.of(Stream.of(line(1), line(0), line(2)), 3);

        assertThat(numbered.there()).isEqualTo(3);
        assertThat(numbered.faults()).isEmpty();
    }

    @Test
    void misses_what_is_not_there_even_if_the_count_is_right() {
        var numbered = Numbered.of(Stream.of(line(0), line(2), line(2)), 3);

        assertThat(numbered.missing()).isEqualTo(1);
        assertThat(numbered.faults())
                .containsExactly(
                        "1 documents are lost, such as those with the numbers [1].",
                        "1 documents are doubled, though none was published before the server was killed.");
    }

    @Test
    void finds_lines_of_documents_that_were_not_sent() {
        var numbered = Numbered.of(Stream.of(line(0), line(1), "{\"key\":\"gat"), 1);

        assertThat(numbered.faults()).containsExactly("2 lines are of no document that was sent, such as: " + line(1));
    }

    private static String line(int number) {
        return "{\"key\":\"%s\",\"_id\":\"01jabc\"}".formatted(new Key(Flow.GATED, 0, 0, number));
    }
}
