package io.pypes.testkit;

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
import java.util.Locale;

/// Puts an attribute in upper case: a component that does all a processor may do with a packet at once.
final class Upper implements Processor {
    static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "upper", Kind.TRANSFORMER, Parameters.class, Upper::new)
            .summary("Puts an attribute in upper case.")
            .input(Port.IN, "Any packet.", Carries.RECORDS)
            .output(Port.OUT, "The packet, changed.", Carries.RECORDS)
            .outputsNamedBy("copies", "port", Carries.RECORDS);

    private final Parameters parameters;

    Upper(Parameters parameters) {
        this.parameters = parameters;
    }

    record Parameters(
            @Parameter(value = "The attribute to change.", example = "title")
            String attribute,

            @Parameter("Further ports that get the packet.") List<Copy> copies) {}

    record Copy(
            @Parameter(value = "Name of the port.", example = "copy")
            String port) {}

    @Override
    public void process(Packet packet, Call call) throws Exception {
        var text = packet.text(parameters.attribute).orElse("");
        switch (text) {
            case "" -> call.drop("It has no attribute \"%s\".".formatted(parameters.attribute));
            case "silent" -> {}
            case "broken" -> throw PacketException.invalidInput("\"broken\" has no upper case.");
            case "partly" -> call.reject(packet, PacketException.permanent("One part has no upper case."));
            default -> emit(packet.with(parameters.attribute, text.toUpperCase(Locale.ROOT)), call);
        }
    }

    private void emit(Packet packet, Call call) throws InterruptedException {
        call.emit(packet);
        for (var copy : parameters.copies) {
            call.emit(copy.port, packet);
        }
    }
}
