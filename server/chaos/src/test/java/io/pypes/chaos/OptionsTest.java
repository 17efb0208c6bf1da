package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.chaos.Options.Amount;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void reads_what_is_asked_for() throws Options.MisusedException {
        assertThat(Options.parse(List.of("--rounds", "100", "--seed", "7", "--keep", "/kept")))
                .isEqualTo(new Options(
                        7,
                        Optional.of(Path.of("/kept")),
                        Optional.empty(),
                        new Amount(100, 1_000_000, 2, 5_000_000_000L)));
        assertThat(Options.parse(List.of("--only", "restart", "--documents", "50000"))
                        .amount())
                .isEqualTo(new Amount(20, 50_000, 2, 5_000_000_000L));
        assertThat(Options.parse(List.of("--minutes", "10", "--only", "overload"))
                        .amount())
                .isEqualTo(new Amount(20, 1_000_000, 10, 5_000_000_000L));
        assertThat(Options.parse(List.of("--only", "large", "--bytes", "9000000000"))
                        .amount())
                .isEqualTo(new Amount(20, 1_000_000, 2, 9_000_000_000L));
    }

    @Test
    void wants_the_usual_trials_if_none_is_named() throws Options.MisusedException {
        var all = Options.parse(List.of());
        var one = Options.parse(List.of("--only", "kills"));

        assertThat(Trial.values()).filteredOn(all::wants).containsExactly(Trial.KILLS, Trial.FULL_DISK);
        assertThat(Trial.values()).filteredOn(one::wants).containsExactly(Trial.KILLS);
    }

    @Test
    void says_what_it_does_not_understand() {
        assertThatThrownBy(() -> Options.parse(List.of("--round", "1")))
                .hasMessage("There is no option \"--round\" here. \"./pypes help\" lists all.");
        assertThatThrownBy(() -> Options.parse(List.of("--keep")))
                .hasMessage("Option \"--keep\" needs a value. \"./pypes help\" tells which.");
        assertThatThrownBy(() -> Options.parse(List.of("--rounds", "0")))
                .hasMessage("Option \"--rounds\" has the value \"0\". It must be a number from 1 to 9999.");
        assertThatThrownBy(() -> Options.parse(List.of("--only", "fire")))
                .hasMessage(
                        "There is no trial \"fire\". There are \"kills\", \"full-disk\", \"restart\", \"overload\", \"large\".");
        assertThatThrownBy(() -> Options.parse(List.of("--only", "large", "--minutes", "3")))
                .hasMessage("Option \"--minutes\" goes with \"--only overload\".");
    }
}
