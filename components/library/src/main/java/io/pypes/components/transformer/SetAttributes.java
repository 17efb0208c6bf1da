package io.pypes.components.transformer;

import io.pypes.components.Clash;
import io.pypes.components.expression.Template;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Optional;

/// Sets attributes to texts that may be made of other attributes.
public final class SetAttributes implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "set-attributes", Kind.TRANSFORMER, Parameters.class, SetAttributes::new)
            .summary("Sets attributes to fixed texts or to what expressions give.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets.", Carries.RECORDS);

    public record Parameters(
            @Parameter(value = "The attributes to set, one after the other; a later one sees the earlier.", min = 1)
            List<Assignment> assignments,

            @Parameter(
                    value = "What happens if the attribute is there: it is replaced, the value is appended to it,"
                            + " it is kept, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {}

    public record Assignment(
            @Parameter(value = "The attribute to set.", example = "full_name", format = "attribute")
            String attribute,

            @Parameter(
                    value = "Its value: text with expressions such as ${doc.name} in it. One expression alone keeps its"
                            + " sort, so that numbers stay numbers and a list gives several values.",
                    example = "some text",
                    format = "template")
            Optional<Template> value) {}

    private final Parameters parameters;

    SetAttributes(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var result = packet;
        for (var assignment : parameters.assignments) {
            result = parameters.existing.put(result, assignment.attribute, values(assignment, result));
        }
        call.emit(result);
    }

    private static List<Value> values(Assignment assignment, Packet packet) throws PacketException {
        return assignment.value.isPresent() ? assignment.value.orElseThrow().values(packet) : List.of(Value.of(""));
    }
}
