package io.pypes.components.transformer;

import io.pypes.components.Clash;
import io.pypes.components.expression.NamePattern;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.util.List;

/// Copies attributes with their metadata. All copies are made of the packet as it came in.
public final class CopyAttributes implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "copy-attributes", Kind.TRANSFORMER, Parameters.class, CopyAttributes::new)
            .summary("Copies attributes to other names.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets; those without such attributes as they came.", Carries.RECORDS);

    public record Parameters(
            @Parameter(value = "Names of the attributes and of their copies.", min = 1)
            List<Copy> copies,

            @Parameter(
                    value = "What happens if there is an attribute of the copy's name: it is replaced, the values"
                            + " are appended to it, the copy is left out, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {}

    public record Copy(
            @Parameter(
                    value = "The attribute to copy; a \"*\" stands for any characters.",
                    example = "name",
                    format = "attribute")
            NamePattern from,

            @Parameter(
                    value = "The name of the copy; a \"*\" stands for what the other one stood for.",
                    example = "original_name",
                    format = "attribute")
            NamePattern to) {
        public Copy {
            NamePattern.requireFillable(from, to);
        }
    }

    private final Parameters parameters;

    CopyAttributes(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var result = packet;
        for (var copy : parameters.copies) {
            for (var name : copy.from.in(packet)) {
                var to = copy.to.filledFrom(copy.from, name);
                if (!to.equals(name)) {
                    result = copied(packet, name, result, to);
                }
            }
        }
        call.emit(result);
    }

    private Packet copied(Packet source, String from, Packet target, String to) throws PacketException {
        if (target.has(to) && parameters.existing != Clash.REPLACE) {
            return parameters.existing.put(target, to, source.values(from));
        }
        var cleared = target.attributeMetadata(to).isEmpty() ? target : target.without(to);
        var result = cleared.with(to, source.values(from));
        for (var about : source.attributeMetadata(from).entrySet()) {
            result = result.withAttributeMetadata(to, about.getKey(), about.getValue());
        }
        return result;
    }
}
