package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import java.util.List;

/// What a component type has to say about itself, parameters apart.
final class TypeChecks {
    private static final String KEBAB_CASE = "[a-z][a-z0-9]*(-[a-z0-9]+)*";

    /// A capital or a sign first, a full stop last.
    static final String SENTENCE = "(?s)[^\\p{Ll}\\s].*\\S\\.";

    private TypeChecks() {}

    static void words(ComponentType<?> type) {
        assertThat(type.id()).as("id").matches(KEBAB_CASE);
        assertThat(type.name()).as("name").isNotBlank();
        assertThat(type.summary()).as("summary").matches(SENTENCE);
    }

    static void ports(ComponentType<?> type) {
        ports(type.ports().inputs());
        ports(type.ports().outputs());
        assertThat(type.ports().outputs())
                .as("ports that every component has already")
                .extracting(Port::name)
                .doesNotContain(Port.ERROR, Port.UNMATCHED);
    }

    private static void ports(List<Port> ports) {
        assertThat(ports).extracting(Port::name).doesNotHaveDuplicates();
        for (var port : ports) {
            assertThat(port.name()).as("name of a port").matches(KEBAB_CASE);
            assertThat(port.summary()).as("summary of port \"%s\"", port.name()).matches(SENTENCE);
        }
    }

    static void kind(ComponentType<?> type) {
        switch (type.kind()) {
            case ADAPTER -> adapter(type);
            case PUBLISHER -> publisher(type);
            case TRANSFORMER, EXTRACTOR, FILTER, OPERATOR -> {
                assertThat(type.ports().inputs()).as("inputs").isNotEmpty();
                assertThat(type.ports().outputs().size()
                                + type.ports().named().stream().count())
                        .as("outputs")
                        .isPositive();
            }
        }
    }

    /// An adapter without inputs brings documents in by itself and takes none.
    private static void adapter(ComponentType<?> type) {
        if (type.ports().inputs().isEmpty()) {
            return;
        }
        assertThat(type.ports().inputs())
                .as("inputs")
                .anyMatch(port -> port.name().equals(Port.IN) && port.carries() == Carries.DOCUMENTS);
        var takes = takes(type);
        assertThat(takes).as("media types it takes").isNotEmpty();
        assertThat(takes)
                .allSatisfy(range -> assertThat(MediaType.find(range))
                        .as("media type \"%s\"", range)
                        .isPresent());
    }

    /// One that discards or only shows has no effects; none only reads.
    private static void publisher(ComponentType<?> type) {
        assertThat(type.ports().inputs()).as("inputs").isNotEmpty();
        assertThat(type.ports().outputs()).as("outputs").isEmpty();
        assertThat(type.ports().named()).as("outputs named by a parameter").isEmpty();
        assertThat(type.traits().effects()).as("effects").isIn(Effects.WRITES, Effects.NONE);
        assertThat(type.traits().batchLimit()).as("batch limit").isPositive();
    }

    /// The media types it takes with the parameters of the contract.
    static <P extends Record> List<String> takes(ComponentType<P> type) {
        return type.kind() == Kind.ADAPTER ? type.traits().takes().apply(Samples.parameters(type)) : List.of();
    }
}
