package io.pypes.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void lines_end_as_on_any_system_and_the_last_need_not() throws Exception {
        assertThat(lines("{\"a\":1}\n{\"b\":2}\r\n{\"c\":3}\r{\"d\":4}"))
                .containsExactly("{\"a\":1}", "{\"b\":2}", "{\"c\":3}", "{\"d\":4}");
    }

    @Test
    void blank_lines_are_none() throws Exception {
        assertThat(lines("\n \t\n{}\n\r\n  []  \n\n")).containsExactly("{}", "[]  ");
        assertThat(lines("")).isEmpty();
        assertThat(lines(" \n")).isEmpty();
    }

    @Test
    void lines_may_be_larger_than_what_is_read_at_once() throws Exception {
        var large = "ä".repeat(20_000);

        assertThat(lines("x\n" + large + "\n" + large + "\r\ny")).containsExactly("x", large, large, "y");
    }

    @Test
    void those_that_are_left_are_counted_up_to_a_limit() throws Exception {
        assertThat(of("a\n\nb\nc").count(9)).isEqualTo(3);
        assertThat(of("a\n\nb\nc").count(2)).isEqualTo(2);
        assertThat(of("").count(1)).isZero();
    }

    private static Lines of(String body) {
        return new Lines(new ByteArrayInputStream(body.getBytes(UTF_8)));
    }

    private static List<String> lines(String body) throws IOException {
        var all = new ArrayList<String>();
        try (var lines = of(body)) {
            while (lines.find()) {
                var line = new ByteArrayOutputStream();
                lines.copy(line);
                all.add(line.toString(UTF_8));
            }
        }
        return all;
    }
}
