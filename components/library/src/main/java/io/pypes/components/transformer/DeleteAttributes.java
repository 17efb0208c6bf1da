package io.pypes.components.transformer;

import io.pypes.components.expression.NamePattern;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.util.List;

/// Deletes attributes with their metadata: those that are named, or all others.
public final class DeleteAttributes implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "delete-attributes", Kind.TRANSFORMER, Parameters.class, DeleteAttributes::new)
            .summary("Deletes attributes, or all but some.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "Names of attributes; a \"*\" in one stands for any characters.",
                    min = 1,
                    example = "column*",
                    format = "attribute")
            List<NamePattern> attributes,

            @Parameter(value = "Whether these are deleted, or kept and all others deleted.", byDefault = "delete")
            Mode mode) {}

    /// What happens to the attributes that are named.
    public enum Mode {
        DELETE,
        KEEP
    }

    private final Parameters parameters;

    DeleteAttributes(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws InterruptedException {
        var unwanted = packet.names().stream().filter(this::isUnwanted).toList();
        call.emit(unwanted.isEmpty() ? packet : packet.with(editor -> unwanted.forEach(editor::remove)));
    }

    private boolean isUnwanted(String name) {
        var named = parameters.attributes.stream().anyMatch(attribute -> attribute.matches(name));
        return switch (parameters.mode) {
            case DELETE -> named;
            case KEEP -> !named;
        };
    }
}
