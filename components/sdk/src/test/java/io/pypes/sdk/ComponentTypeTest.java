package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Port.Carries;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComponentTypeTest {
    private static final ComponentType<NoParameters> TYPE =
            ComponentType.of("split-lines", Kind.OPERATOR, NoParameters.class, ComponentTypeTest::component);

    private static Processor component(NoParameters none) {
        return (packet, call) -> call.emit(packet);
    }

    @Test
    void starts_without_ports_and_effects_and_with_the_id_as_its_name() {
        assertThat(TYPE.name()).isEqualTo("Split lines");
        assertThat(TYPE.ports().inputs()).isEmpty();
        assertThat(TYPE.traits().effects()).isEqualTo(Effects.NONE);
        assertThat(TYPE.traits().blocking()).isFalse();
        assertThat(TYPE.history().version()).isEqualTo(1);
    }

    @Test
    void is_not_changed_by_changes_of_a_copy() {
        var _ = TYPE.input(Port.IN, "Anything.", Carries.ANY)
                .blocking()
                .isolated()
                .batchLimit(1);

        assertThat(TYPE.ports().inputs()).isEmpty();
        assertThat(TYPE.traits().batchLimit()).isEqualTo(256);
        assertThat(TYPE.traits().isolated()).isFalse();
    }

    @Test
    void gathers_ports_and_traits() {
        var type = TYPE.input(Port.IN, "Anything.", Carries.ANY)
                .output(Port.OUT, "The same.", Carries.RECORDS)
                .optionalOutput("rest", "What is left.", Carries.RECORDS)
                .effects(Effects.READS)
                .blocking()
                .takes("text/*");

        assertThat(type.ports().inputs()).containsExactly(new Port("in", "Anything.", Carries.ANY, false));
        assertThat(type.ports().outputs())
                .containsExactly(
                        new Port("out", "The same.", Carries.RECORDS, false),
                        new Port("rest", "What is left.", Carries.RECORDS, true));
        assertThat(type.traits().effects()).isEqualTo(Effects.READS);
        assertThat(type.traits().blocking()).isTrue();
        assertThat(type.traits().takes().apply(new NoParameters())).isEqualTo(List.of("text/*"));
    }

    @Test
    void brings_parameters_of_any_older_version_to_the_present_one() {
        var type = TYPE.migrate(old -> Map.of("second", old.getOrDefault("first", "")))
                .migrate(old -> Map.of("third", old.getOrDefault("second", "")));

        assertThat(type.history().version()).isEqualTo(3);
        assertThat(type.history().migrate(Map.of("first", "x"), 1)).isEqualTo(Map.of("third", "x"));
        assertThat(type.history().migrate(Map.of("second", "x"), 2)).isEqualTo(Map.of("third", "x"));
        assertThat(type.history().migrate(Map.of("third", "x"), 3)).isEqualTo(Map.of("third", "x"));
    }

    @Test
    void says_which_ports_may_be_wired() {
        assertThat(Carries.ANY.fits(Carries.DOCUMENTS)).isTrue();
        assertThat(Carries.RECORDS.fits(Carries.ANY)).isTrue();
        assertThat(Carries.RECORDS.fits(Carries.RECORDS)).isTrue();
        assertThat(Carries.DOCUMENTS.fits(Carries.RECORDS)).isFalse();
        assertThat(Carries.RECORDS.fits(Carries.DOCUMENTS)).isFalse();
    }
}
