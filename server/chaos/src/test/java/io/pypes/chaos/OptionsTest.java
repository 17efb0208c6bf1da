package io.pypes.chaos;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OptionsTest {

    @Test
    void reads_what_is_asked_for() throws Options.MisusedException {
        assertThat(Options.parse(List.of("--rounds", "100", "--seed", "7", "--keep", "/kept", "--only", "full-disk")))
                .isEqualTo(new Options(100, 7, Optional.of(Path.of("/kept")), Optional.of(Trial.FULL_DISK)));
        assertThat(Options.parse(List.of()).rounds()).isEqualTo(20);
    }

    @Test
    void wants_all_trials_if_none_is_named() throws Options.MisusedException {
        var all = Options.parse(List.of());
        var one = Options.parse(List.of("--only", "kills"));

        assertThat(Trial.values()).allMatch(all::wants);
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
                .hasMessage("There is no trial \"fire\". There are \"kills\" and \"full-disk\".");
    }
}
