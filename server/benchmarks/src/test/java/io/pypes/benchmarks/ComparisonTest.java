package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.benchmarks.Processes.Answer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ComparisonTest {

    private static final List<Contender> TWO = List.of(
            new Contender("pypes", "Pypes", Work.PIPELINE), new Contender("direct", "Direct calls", Work.PIPELINE));

    private final List<Trial> measured = new ArrayList<>();

    private Comparison compare(int rounds, Comparison.Runner runner) throws InterruptedException {
        var options = new Options(List.of(Work.PIPELINE), rounds, true, false, Set.of());
        var comparison = new Comparison(
                options,
                (trial, contender) -> {
                    measured.add(trial);
                    return runner.measure(trial, contender);
                },
                new PrintStream(new ByteArrayOutputStream()));
        comparison.run(Work.PIPELINE, TWO);
        return comparison;
    }

    private static Answer good(Trial trial, long delivered) {
        return new Answer.Measured(new Measurement(
                trial.work().title(),
                trial.peer(),
                trial.size(),
                Map.of(
                        "sent",
                        100.0,
                        "delivered",
                        (double) delivered,
                        "checksum",
                        (double) Checksums.ofAll(100),
                        "cpu",
                        trial.peer().equals("pypes") ? 1.0 : 2.0,
                        "wall",
                        0.5)));
    }

    @Test
    void peers_take_turns_in_each_round_of_a_size() throws InterruptedException {
        compare(2, (trial, _) -> good(trial, 100));

        assertThat(measured.stream().filter(trial -> trial.size() == 10).map(Trial::peer))
                .containsExactly("pypes", "direct", "pypes", "direct");
        assertThat(measured.stream().map(Trial::size).distinct()).containsExactly(1, 10, 100);
    }

    @Test
    void a_peer_that_loses_a_packet_fails_the_run_and_is_in_no_table() throws InterruptedException {
        var comparison = compare(1, (trial, _) -> good(trial, trial.peer().equals("direct") ? 99 : 100));

        assertThat(comparison.faults())
                .containsExactly(
                        "\"direct\" at pipeline with 1 components delivered 99 of 100 packets.",
                        "\"direct\" at pipeline with 10 components delivered 99 of 100 packets.",
                        "\"direct\" at pipeline with 100 components delivered 99 of 100 packets.");
        assertThat(comparison.results().trials(Work.PIPELINE, 10))
                .containsExactly(new Trial(Work.PIPELINE, "pypes", 10));
    }

    @Test
    void a_process_that_broke_fails_the_run() throws InterruptedException {
        var comparison = compare(1, (trial, _) -> new Answer.Failed(trial + " ended with 1."));

        assertThat(comparison.faults()).hasSize(6).contains("\"pypes\" at pipeline with 1 components ended with 1.");
        assertThat(comparison.results().isEmpty()).isTrue();
    }

    @Test
    void tables_have_the_figures_and_the_ratio() throws InterruptedException {
        var results = compare(2, (trial, _) -> good(trial, 100)).results();

        assertThat(new Tables(results).plain(Work.PIPELINE)).startsWith("""

                Packets with four fields through identity components (components: 1)
                peer                      packets per CPU second  least  most  packets per second  the first is better by
                Pypes                                        100    100   100                 200
                Direct calls (the limit)                    50.0   50.0  50.0                 200                   2.00x
                """);
        assertThat(new Tables(results).markdown(Work.PIPELINE)).contains("""
                | peer | packets per CPU second | least | most | packets per second | the first is better by |
                |---|---:|---:|---:|---:|---:|
                | Pypes | 100 | 100 | 100 | 200 |  |
                | Direct calls (the limit) | 50.0 | 50.0 | 50.0 | 200 | 2.00x |
                """);
    }

    @Test
    void the_chart_has_a_row_for_each_peer_and_a_mark_for_each_size() throws InterruptedException {
        var results = compare(1, (trial, _) -> good(trial, 100)).results();

        var svg = new Chart(results).svg();

        assertThat(svg).contains(">Pypes</text>", ">Direct calls (the limit)</text>", "prefers-color-scheme: dark");
        assertThat(svg.lines().filter(line -> line.startsWith("<circle"))).hasSize(3); // with that of the legend
    }

    @Test
    void the_page_names_the_machine_and_what_is_not_shown() throws InterruptedException {
        var results = compare(1, (trial, _) -> good(trial, 100)).results();
        var machine =
                new Machine("Some CPU, 2 cores", "23 GiB", "Linux 6", "Temurin-25", List.of("reactor-core 3.8.7"));
        var options = new Options(List.of(Work.PIPELINE), 1, false, true, Set.of());

        assertThat(new Page(results, machine, options).markdown())
                .contains(
                        "![Packets per CPU second of Pypes and its peers](pipeline.svg)",
                        "- Some CPU, 2 cores, 23 GiB, Linux 6\n- Java: Temurin-25\n- Libraries: reactor-core 3.8.7\n",
                        "- `./pypes bench pipeline --rounds 1 --write`",
                        "## What it does not show");
    }

    @Test
    void versions_are_read_from_the_class_path() {
        assertThat(Machine.versions("/m2/hazelcast-5.7.0.jar:/m2/other-1.jar:/m2/pekko-stream_2.13-1.7.0.jar"))
                .containsExactly("hazelcast 5.7.0", "pekko-stream_2.13 1.7.0");
    }
}
