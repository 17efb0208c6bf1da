package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MeasurementTest {

    @Test
    void a_line_tells_all_figures_by_name() {
        var measurement = new Measurement(
                "pipeline", "direct", 10, Map.of("wall", 0.5, "sent", 160_000_000.0, "checksum", 80_000_079_999_999.0));

        assertThat(measurement.line())
                .isEqualTo("{\"work\":\"pipeline\",\"peer\":\"direct\",\"size\":10,\"checksum\":80000079999999,"
                        + "\"sent\":160000000,\"wall\":0.500000000}");
    }

    @Test
    void a_line_is_read_as_it_was_written() {
        var measurement = new Measurement("ring", "go", 1, Map.of("wall", 1.0 / 3, "cpu", 1e-9, "sent", 7.0));

        var read = Measurement.read(measurement.line()).orElseThrow();

        assertThat(read.work()).isEqualTo("ring");
        assertThat(read.peer()).isEqualTo("go");
        assertThat(read.size()).isEqualTo(1);
        assertThat(read.number("wall")).isEqualTo(0.333333333);
        assertThat(read.number("cpu")).isEqualTo(1e-9);
        assertThat(read.whole("sent")).isEqualTo(7);
        assertThat(read.line()).isEqualTo(measurement.line());
    }

    @Test
    void a_line_of_another_language_may_have_spaces() {
        var read = Measurement.read("{\"work\": \"pipeline\", \"peer\": \"go\", \"size\": 10, \"cpu\": 2.5e-3}");

        assertThat(read).contains(new Measurement("pipeline", "go", 10, Map.of("cpu", 0.0025)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Starting ...",
                "{\"peer\":\"go\",\"size\":1}",
                "{\"work\":\"ring\",\"size\":1}",
                "{\"work\":\"ring\",\"peer\":\"go\"}"
            })
    void other_lines_are_no_measurements(String line) {
        assertThat(Measurement.read(line)).isEmpty();
    }

    @Test
    void a_figure_that_is_missing_is_named() {
        var measurement = new Measurement("ring", "go", 1, Map.of());

        assertThatThrownBy(() -> measurement.number("hops")).hasMessage("go measured ring without \"hops\".");
    }
}
