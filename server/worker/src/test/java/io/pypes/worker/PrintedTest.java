package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrintedTest {

    private static final long SECOND = 1_000_000_000;

    private final List<String> log = new ArrayList<>();
    private long now;

    @Test
    void lines_are_handed_on_but_for_empty_ones() throws Exception {
        read("one\ntwo\r\n\n three\rlast");

        assertThat(log).containsExactly("one", "two", " three", "last");
    }

    @Test
    void a_long_line_is_cut() throws Exception {
        read("x".repeat(Printed.LONGEST) + "\n" + "y".repeat(Printed.LONGEST + 7) + "\nz\n");

        assertThat(log)
                .containsExactly(
                        "x".repeat(Printed.LONGEST), "y".repeat(Printed.LONGEST) + " ... (7 more characters)", "z");
    }

    @Test
    void of_too_many_lines_in_a_second_the_rest_is_counted() throws Exception {
        read("line\n".repeat(Printed.MOST + 3));

        assertThat(log)
                .hasSize(Printed.MOST + 1)
                .last()
                .isEqualTo("(3 more lines are left out: 1000 in a second are kept.)");
    }

    @Test
    void the_next_second_begins_anew() throws Exception {
        var parts = List.of("line\n".repeat(Printed.MOST + 3), "next\n".repeat(Printed.MOST), "last\n");

        new Printed(log::add, () -> now).read(new Parts(parts));

        assertThat(log).hasSize(2 * Printed.MOST + 2);
        assertThat(log.subList(Printed.MOST - 1, Printed.MOST + 2))
                .containsExactly("line", "(3 more lines are left out: 1000 in a second are kept.)", "next");
        assertThat(log).last().isEqualTo("last");
    }

    private void read(String printed) throws IOException {
        new Printed(log::add, () -> now).read(new StringReader(printed));
    }

    /// Texts that are printed a second after each other.
    private final class Parts extends Reader {
        private final List<String> left;

        Parts(List<String> parts) {
            left = new ArrayList<>(parts);
        }

        @Override
        public int read(char[] buffer, int offset, int length) {
            if (left.isEmpty()) {
                return -1;
            }
            var part = left.removeFirst();
            part.getChars(0, part.length(), buffer, offset);
            now += SECOND;
            return part.length();
        }

        @Override
        public void close() {}
    }
}
