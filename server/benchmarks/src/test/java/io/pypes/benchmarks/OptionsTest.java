package io.pypes.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionsTest {

    private static Options parse(String arguments) throws Options.MisusedException {
        return Options.parse(arguments.isEmpty() ? List.of() : List.of(arguments.split(" ", -1)));
    }

    @Test
    void without_arguments_everything_is_done_three_times() throws Exception {
        assertThat(parse("")).isEqualTo(new Options(List.of(Work.values()), 3, false, false, Set.of()));
    }

    @Test
    void works_rounds_and_peers_can_be_chosen() throws Exception {
        assertThat(parse("ring pipeline --rounds 5 --peers pypes,direct --write"))
                .isEqualTo(new Options(List.of(Work.RING, Work.PIPELINE), 5, false, true, Set.of("pypes", "direct")));
    }

    @Test
    void quick_is_one_round_if_nothing_else_is_said() throws Exception {
        assertThat(parse("--quick").rounds()).isEqualTo(1);
        assertThat(parse("--quick --rounds 2").rounds()).isEqualTo(2);
    }

    @Test
    void what_is_not_understood_is_refused_with_what_there_is() {
        assertRefused("dance", """
                There is no work "dance". There are "pipeline", "documents", "idle", "spawn", "ring", "latency", \
                "hop", "feed", "isolate", "spread", "kills", "startup".""");
        assertRefused("--fast", "There is no option \"--fast\". \"./pypes help\" lists all.");
        assertRefused("--rounds 0", "The rounds are \"0\". They must be a number from 1 to 100.");
        assertRefused("--rounds", "The rounds are \"\". They must be a number from 1 to 100.");
        assertRefused("--quick --write", "The figures of a quick run say nothing, so they are not written.");
        assertThatThrownBy(() -> parse("--peers nobody"))
                .hasMessageStartingWith("There is no peer \"nobody\". There are \"pypes-link\", \"pypes\", ");
    }

    private static void assertRefused(String arguments, String message) {
        assertThatThrownBy(() -> parse(arguments))
                .isInstanceOf(Options.MisusedException.class)
                .hasMessage(message);
    }
}
