package io.pypes.components.extractor;

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
import io.pypes.sdk.Value;
import java.util.LinkedHashMap;
import java.util.List;

/// Finds the e-mail addresses in attributes. Each comes once, in the order of the text; case does not count.
public final class ExtractEmails implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "extract-emails", Kind.EXTRACTOR, Parameters.class, ExtractEmails::new)
            .name("Extract e-mail addresses")
            .summary("Finds the e-mail addresses in attributes and puts them into one.")
            .input(Port.IN, "Packets to search.", Carries.RECORDS)
            .output(Port.OUT, "The packets with the addresses; unchanged where there are none.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attributes to search; a \"*\" in a name stands for any characters.",
                    min = 1,
                    example = "text",
                    format = "attribute")
            List<NamePattern> attributes,

            @Parameter(value = "The attribute for the addresses.", byDefault = "emails", format = "attribute")
            String into,

            @Parameter(
                    value = "What happens if that attribute is there: it is replaced, the addresses are appended to"
                            + " it, it is kept, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {}

    private final Parameters parameters;

    ExtractEmails(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var found = new LinkedHashMap<String, String>();
        for (var name : NamePattern.in(packet, parameters.attributes)) {
            packet.values(name).forEach(value -> Addresses.find(value.asText(), found));
        }
        var addresses = found.values().stream().map(Value::of).toList();
        call.emit(addresses.isEmpty() ? packet : parameters.existing.put(packet, parameters.into, addresses));
    }
}
