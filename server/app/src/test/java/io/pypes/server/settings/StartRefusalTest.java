package io.pypes.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.web.server.PortInUseException;

class StartRefusalTest {

    private final StartRefusal refusal = new StartRefusal();

    @Test
    void a_reason_of_ours_is_told_as_it_is() {
        var failure = new IllegalStateException("outside", new StartRefusedException("The disk is full."));

        assertThat(description(failure)).isEqualTo("The disk is full.");
    }

    @Test
    void an_unknown_setting_is_named() {
        assertThat(description(binding("pypes.dat", "x")))
                .isEqualTo("There is no setting \"pypes.dat\". Correct its name, or leave it out.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "pypes.limits.body    | The setting \"pypes.limits.body\" is \"lots\". It must be a size such as \"256MB\".",
                "pypes.stop-deadline  | The setting \"pypes.stop-deadline\" is \"lots\". It must be a length of time such as \"30s\".",
                "pypes.limits.wire    | The setting \"pypes.limits.wire\" is \"lots\". It must be a whole number."
            })
    void a_value_that_cannot_be_read_is_told_from_one_that_can(String name, String sentence) {
        assertThat(description(binding(name, "lots"))).isEqualTo(sentence);
    }

    @Test
    void a_value_out_of_range_is_told_as_it_is() {
        assertThat(description(binding("pypes.limits.wire", "0")))
                .isEqualTo("The setting \"pypes.limits.wire\" is \"0\". It must be 1 or more.");
    }

    @Test
    void a_port_that_is_taken_is_named() {
        assertThat(description(new PortInUseException(8080)))
                .isEqualTo("Port 8080 is in use by another program. Stop that one, or set \"server.port\" to another.");
    }

    private String description(Throwable failure) {
        return Objects.requireNonNull(refusal.analyze(failure)).getDescription();
    }

    private static Throwable binding(String name, String value) {
        var source = new MapConfigurationPropertySource(Map.of(name, value));
        var strict = new NoUnboundElementsBindHandler(BindHandler.DEFAULT, _ -> true);
        return catchThrowable(() -> new Binder(source).bind("pypes", Bindable.of(Settings.class), strict));
    }

    @Test
    void anything_else_is_left_to_others() {
        assertThat(refusal.analyze(new IllegalStateException("outside"))).isNull();
    }
}
