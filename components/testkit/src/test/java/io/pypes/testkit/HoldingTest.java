package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Merged;
import java.util.List;
import org.junit.jupiter.api.Test;

class HoldingTest {
    private static final Packet A = Packet.empty().with("name", "a");
    private static final Packet B = Packet.empty().with("name", "b");

    @Test
    void shows_packets_made_from_several_with_their_documents() throws Exception {
        var result = pairs().document("first")
                .givenAt("left", A)
                .document("")
                .givenAt("right", B)
                .run();

        assertThat(result.emitted()).containsExactly(B.with("other", "a"));
        assertThat(result.merged()).hasSize(1);
        assertThat(result.merged()).extracting(Merged::documents).first().isEqualTo(List.of("first", "document-2"));
        assertThat(result.held()).isEmpty();
        assertThat(result.dropped()).isEmpty();
    }

    @Test
    void finishes_at_the_end() throws Exception {
        assertThat(pairs().givenAt("left", A).run().dropped())
                .containsExactly(new Dropped(A, "It was alone at the end."));
    }

    @Test
    void shows_what_is_held_when_cut_off() throws Exception {
        assertThat(pairs().givenAt("left", A).undrained().run().held()).containsExactly(A);
    }

    @Test
    void lets_the_time_pass_that_was_asked_for() throws Exception {
        assertThat(pairs().givenAt("left", A).thenWake().run().dropped())
                .containsExactly(new Dropped(A, "It was alone at 2026-01-02T03:05:05Z."));
    }

    @Test
    void refuses_to_wake_what_did_not_ask_for_it() {
        assertThatThrownBy(() -> pairs().thenWake().run())
                .isInstanceOf(AssertionError.class)
                .hasMessage("Component \"pairs\" did not ask to be woken.");
    }

    @Test
    void refuses_ports_that_do_not_exist() {
        assertThatThrownBy(() -> pairs().givenAt("middle", A))
                .hasMessage("Component \"pairs\" has no input port \"middle\".");
    }

    private static ComponentTester<?> pairs() {
        return ComponentTester.of(Pairs.TYPE, new NoParameters());
    }
}
