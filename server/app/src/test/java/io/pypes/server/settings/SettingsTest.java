package io.pypes.server.settings;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.unit.DataSize;

class SettingsTest {

    @EnableConfigurationProperties(Settings.class)
    static class Binding {}

    private static final Map<String, Object> EVERYTHING = Map.ofEntries(
            entry("pypes.data", "/srv/pypes"),
            entry("pypes.plugins", "/srv/jars"),
            entry("pypes.output", "/srv/out"),
            entry("pypes.hosts", "pypes.example, pypes.test"),
            entry("pypes.stop-deadline", "2m"),
            entry("pypes.load-deadline", "3m"),
            entry("pypes.limits.body", "1MB"),
            entry("pypes.limits.inflated", "2MB"),
            entry("pypes.limits.flow-file", "3MB"),
            entry("pypes.limits.documents", "4"),
            entry("pypes.limits.memory", "6MB"),
            entry("pypes.limits.wire", "5"),
            entry("pypes.limits.wire-memory", "7MB"),
            entry("pypes.limits.wires", "8"),
            entry("pypes.limits.wires-memory", "9MB"),
            entry("pypes.limits.reserve", "10MB"),
            entry("pypes.workers.number", "13"),
            entry("pypes.workers.spare", "false"),
            entry("pypes.workers.heap", "64MB"),
            entry("pypes.workers.opening", "15s"),
            entry("pypes.workers.silence", "16s"),
            entry("pypes.workers.documents", "17"),
            entry("pypes.workers.lifetime", "18h"),
            entry("pypes.workers.prefix", "nice -n 19"),
            entry("pypes.history.time", "11h"),
            entry("pypes.history.documents", "12"));

    @Test
    void everything_has_a_default() {
        var settings = settings(Map.of());

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("data"),
                        Path.of("plugins"),
                        Path.of("output"),
                        List.of(),
                        Duration.ofSeconds(30),
                        Duration.ofSeconds(10),
                        new Limits(
                                DataSize.ofMegabytes(256),
                                DataSize.ofGigabytes(1),
                                DataSize.ofMegabytes(4),
                                10_000,
                                DataSize.ofMegabytes(64),
                                1024,
                                DataSize.ofMegabytes(16),
                                100_000,
                                DataSize.ofMegabytes(256),
                                DataSize.ofMegabytes(64)),
                        new WorkerProcesses(
                                "1",
                                true,
                                DataSize.ofMegabytes(512),
                                Duration.ofSeconds(20),
                                Duration.ofSeconds(5),
                                0,
                                Duration.ZERO,
                                ""),
                        new Retention(Duration.ofDays(7), 1_000_000)));
    }

    @Test
    void everything_can_be_set() {
        var settings = settings(EVERYTHING);

        assertThat(settings)
                .isEqualTo(new Settings(
                        Path.of("/srv/pypes"),
                        Path.of("/srv/jars"),
                        Path.of("/srv/out"),
                        List.of("pypes.example", "pypes.test"),
                        Duration.ofMinutes(2),
                        Duration.ofMinutes(3),
                        new Limits(
                                DataSize.ofMegabytes(1),
                                DataSize.ofMegabytes(2),
                                DataSize.ofMegabytes(3),
                                4,
                                DataSize.ofMegabytes(6),
                                5,
                                DataSize.ofMegabytes(7),
                                8,
                                DataSize.ofMegabytes(9),
                                DataSize.ofMegabytes(10)),
                        new WorkerProcesses(
                                "13",
                                false,
                                DataSize.ofMegabytes(64),
                                Duration.ofSeconds(15),
                                Duration.ofSeconds(16),
                                17,
                                Duration.ofHours(18),
                                "nice -n 19"),
                        new Retention(Duration.ofHours(11), 12)));
    }

    @Test
    void output_is_inside_the_data_folder_unless_it_is_absolute() {
        var settings = settings(Map.of("pypes.data", "/srv/pypes", "pypes.output", "results"));

        assertThat(settings.output()).isEqualTo(Path.of("/srv/pypes/results"));
    }

    @ParameterizedTest
    @CsvSource({"'', ''", "'  ', ''", "nice, nice", "'  nice  -n 10 ', 'nice,-n,10'"})
    void a_prefix_is_words_between_blanks(String prefix, String words) {
        var workers = settings(Map.of("pypes.workers.prefix", prefix)).workers();

        assertThat(String.join(",", workers.prefixed())).isEqualTo(words);
    }

    @Test
    void an_unknown_key_is_refused() {
        assertThatThrownBy(() -> settings(Map.of("pypes.limits.bodies", "1MB")))
                .hasRootCauseMessage("The elements [pypes.limits.bodies] were left unbound.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pypes.limits.body      | 0B    | The setting \"pypes.limits.body\" is \"0B\". It must be more than 0.",
                "pypes.limits.inflated  | 0B    | The setting \"pypes.limits.inflated\" is \"0B\". It must be more than 0.",
                "pypes.limits.documents | 0     | The setting \"pypes.limits.documents\" is \"0\". It must be 1 or more.",
                "pypes.limits.memory    | 255KB | The setting \"pypes.limits.memory\" is \"261120B\". It must be 256KB or more.",
                "pypes.limits.wire      | 0     | The setting \"pypes.limits.wire\" is \"0\". It must be 1 or more.",
                "pypes.limits.wire-memory | 0B  | The setting \"pypes.limits.wire-memory\" is \"0B\". It must be more than 0.",
                "pypes.limits.wires     | 0     | The setting \"pypes.limits.wires\" is \"0\". It must be 1 or more.",
                "pypes.limits.wires-memory | 0B | The setting \"pypes.limits.wires-memory\" is \"0B\". It must be more than 0.",
                "pypes.limits.reserve  | -1B   | The setting \"pypes.limits.reserve\" is \"-1B\". It must be 0 or more.",
                "pypes.workers.number   | 65    | The setting \"pypes.workers.number\" is \"65\". It must be \"auto\", or a number from 0 to 64.",
                "pypes.workers.number   | many  | The setting \"pypes.workers.number\" is \"many\". It must be \"auto\", or a number from 0 to 64.",
                "pypes.workers.heap     | 31MB  | The setting \"pypes.workers.heap\" is \"32505856B\". It must be 32MB or more.",
                "pypes.workers.opening  | 0s    | The setting \"pypes.workers.opening\" is \"PT0S\". It must be longer than \"0s\".",
                "pypes.workers.documents | -1   | The setting \"pypes.workers.documents\" is \"-1\". It must be 0 or more.",
                "pypes.workers.lifetime | -1s   | The setting \"pypes.workers.lifetime\" is \"PT-1S\". It must be \"0s\" or longer.",
                "pypes.workers.silence  | 0s    | The setting \"pypes.workers.silence\" is \"PT0S\". It must be longer than \"0s\".",
                "pypes.history.time     | -1s   | The setting \"pypes.history.time\" is \"PT-1S\". It must be \"0s\" or longer.",
                "pypes.history.documents | -1   | The setting \"pypes.history.documents\" is \"-1\". It must be 0 or more.",
                "pypes.load-deadline    | 0s    | The setting \"pypes.load-deadline\" is \"PT0S\". It must be longer than \"0s\".",
                "pypes.stop-deadline    | -1s   | The setting \"pypes.stop-deadline\" is \"PT-1S\". It must be \"0s\" or longer.",
                "pypes.limits.flow-file | 257MB | The setting \"pypes.limits.flow-file\" is \"269484032B\". It must be more than 0 and at most 256MB."
            })
    void a_value_out_of_range_is_refused(String key, String value, String sentence) {
        assertThatThrownBy(() -> settings(Map.of(key, value)))
                .rootCause()
                .isInstanceOf(StartRefusedException.class)
                .hasMessage(sentence);
    }

    private static Settings settings(Map<String, Object> properties) {
        try (var context = new AnnotationConfigApplicationContext()) {
            context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
            context.register(Binding.class);
            context.refresh();
            return context.getBean(Settings.class);
        }
    }
}
