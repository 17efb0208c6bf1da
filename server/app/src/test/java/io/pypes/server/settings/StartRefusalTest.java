package io.pypes.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class StartRefusalTest {

    private final StartRefusal refusal = new StartRefusal();

    @Test
    void a_reason_of_ours_is_told_as_it_is() {
        var failure = new IllegalStateException("outside", new StartRefusedException("The disk is full."));

        assertThat(refusal.analyze(failure))
                .satisfies(analysis -> assertThat(analysis.getDescription()).isEqualTo("The disk is full."));
    }

    @Test
    void an_unknown_setting_is_named() {
        var source = new MapConfigurationPropertySource(Map.of("pypes.dat", "x"));
        var failure = catchThrowable(() -> new Binder(source)
                .bind(
                        "pypes",
                        Bindable.of(Settings.class),
                        new NoUnboundElementsBindHandler(BindHandler.DEFAULT, _ -> true)));

        assertThat(refusal.analyze(failure))
                .satisfies(analysis -> assertThat(analysis.getDescription())
                        .isEqualTo("There is no setting \"pypes.dat\". Correct its name, or leave it out."));
    }

    @Test
    void anything_else_is_left_to_others() {
        assertThat(refusal.analyze(new IllegalStateException("outside"))).isNull();
    }
}
