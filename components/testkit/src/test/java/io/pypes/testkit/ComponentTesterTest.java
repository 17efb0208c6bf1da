package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Failed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentTesterTest {

    @Test
    void shows_what_was_emitted_on_each_port() throws Exception {
        var result = ComponentTester.of(
                        Upper.TYPE, Map.of("attribute", "title", "copies", List.of(Map.of("port", "second"))))
                .given(title("a"), title("b"))
                .run();

        assertThat(result.emitted()).containsExactly(title("A"), title("B"));
        assertThat(result.emitted("second")).containsExactly(title("A"), title("B"));
    }

    @Test
    void shows_how_the_other_packets_ended() throws Exception {
        var result = upper().given(Packet.empty(), title("silent"), title("partly"), title("broken"))
                .run();

        assertThat(result.dropped())
                .containsExactly(
                        new Dropped(Packet.empty(), "It has no attribute \"title\"."),
                        new Dropped(title("silent"), ""));
        assertThat(result.rejected())
                .containsExactly(new Failed(title("partly"), ErrorKind.PERMANENT, "One part has no upper case."));
        assertThat(result.failed())
                .containsExactly(new Failed(title("broken"), ErrorKind.INVALID_INPUT, "\"broken\" has no upper case."));
    }

    @Test
    void refuses_parameters_that_do_not_fit() {
        assertThatThrownBy(() -> ComponentTester.of(Upper.TYPE, Map.of()))
                .hasMessage("The parameters do not fit: [Fault[pointer=/attribute, "
                        + "message=Parameter \"attribute\" is required. The attribute to change.]]");
    }

    @Test
    void sees_that_an_interrupt_is_passed_on() throws Exception {
        assertThat(upper().given(title("a")).interruptedAfter(0).run().interrupted())
                .isTrue();
    }

    private static ComponentTester<Upper.Parameters> upper() {
        return ComponentTester.of(Upper.TYPE, new Upper.Parameters("title", List.of()));
    }

    private static Packet title(String text) {
        return Packet.empty().with("title", text);
    }
}
