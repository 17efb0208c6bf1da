package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Value;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Writes one line about each packet to the server's log.
public final class LogPackets implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "log-packets", Kind.PUBLISHER, Parameters.class, LogPackets::new)
            .summary("Writes one line about each packet to the server's log.")
            .input(Port.IN, "Packets to log.", Port.Carries.ANY)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(
            @Parameter(value = "The attributes to show, in this order. All if none is named.", format = "attribute")
            List<String> attributes,

            @Parameter(value = "Metadata to show too, such as \"filename\" or \"mediaType\".")
            List<String> metadata,

            @Parameter(
                    value = "Longer values are cut to this length.",
                    byDefault = "80",
                    unit = "characters",
                    min = 1,
                    max = 10_000)
            int maxLength) {}

    private final Selection selection;
    private final int maxLength;

    LogPackets(Parameters parameters) {
        selection = new Selection(parameters.attributes, parameters.metadata, IncludedContent.NONE);
        maxLength = parameters.maxLength;
    }

    @Override
    public void publish(Batch batch, Context context) {
        for (var entry : batch.entries()) {
            try {
                context.log().log(System.Logger.Level.INFO, line(entry));
            } catch (PacketException reason) {
                batch.fail(entry, reason);
            }
        }
    }

    private String line(Batch.Entry entry) throws PacketException {
        return selection.of(entry).entrySet().stream()
                .map(this::part)
                .collect(Collectors.joining(", ", "Packet " + oneLine(entry.id()) + ": ", ""));
    }

    private String part(Map.Entry<String, List<Value>> part) {
        return oneLine(part.getKey())
                + part.getValue().stream().map(this::quoted).collect(Collectors.joining(", ", " = ", ""));
    }

    private String quoted(Value value) {
        var text = value.asText();
        return '"'
                + oneLine(text.substring(0, Math.min(text.length(), maxLength)))
                + (text.length() > maxLength ? "\"..." : "\"");
    }

    /// A document must not be able to forge a line of the log.
    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
    }
}
