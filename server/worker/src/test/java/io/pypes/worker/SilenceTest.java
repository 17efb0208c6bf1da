package io.pypes.worker;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SilenceTest {

    @Test
    void lasts_when_nothing_was_heard_at_several_looks_in_turn() {
        var silence = new Silence(7);
        for (var look = 1; look < Silence.LOOKS; look++) {
            assertThat(silence.lasts(7)).isFalse();
        }
        assertThat(silence.lasts(7)).isTrue();
    }

    @Test
    void begins_anew_when_something_is_heard() {
        var silence = new Silence(7);
        for (var look = 1; look < Silence.LOOKS; look++) {
            silence.lasts(7);
        }
        assertThat(silence.lasts(8)).isFalse();
        for (var look = 1; look < Silence.LOOKS; look++) {
            assertThat(silence.lasts(8)).isFalse();
        }
        assertThat(silence.lasts(8)).isTrue();
    }
}
