package io.pypes.components.transformer;

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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads dates in any of several formats and writes them in one. A blank value is no date, but no reason to reject a
/// packet either.
public final class NormaliseDates implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "normalise-dates", Kind.TRANSFORMER, Parameters.class, NormaliseDates::new)
            .summary("Reads dates written in different ways and writes them in one.")
            .input(Port.IN, "Packets to change.", Carries.RECORDS)
            .output(Port.OUT, "The changed packets.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attributes with dates; a \"*\" in a name stands for any characters.",
                    min = 1,
                    example = "date",
                    format = "attribute")
            List<NamePattern> attributes,

            @Parameter(
                    value = "How the dates are written, tried in this order: patterns such as \"dd/MM/yyyy\" or"
                            + " \"MMM d, yyyy h:mm a\", or \"iso\", \"rfc-1123\", \"epoch-seconds\", \"epoch-millis\".",
                    byDefault = "iso",
                    min = 1)
            List<InputFormat> formats,

            @Parameter(
                    value = "What they become: \"instant\", \"iso\", \"iso-date\", \"rfc-1123\", \"epoch-seconds\","
                            + " \"epoch-millis\" or a pattern such as \"yyyy-MM-dd\".",
                    byDefault = "instant")
            OutputFormat output,

            @Parameter(
                    value = "The time zone of dates that name none, and of what is written.",
                    byDefault = "UTC",
                    example = "Europe/Berlin")
            Zone zone,

            @Parameter(value = "The language of the names of months and days.", byDefault = "en", advanced = true)
            LocaleTag locale,

            @Parameter(
                    value = "What happens to a value that fits none of the formats: the packet is rejected, or the"
                            + " value kept as it is, or removed.",
                    byDefault = "reject")
            Unreadable unreadable) {}

    /// What happens to a value that is not a date.
    public enum Unreadable {
        REJECT,
        KEEP,
        REMOVE
    }

    private static final int LONGEST_QUOTE = 100;

    private final Parameters parameters;
    private final String formats;

    NormaliseDates(Parameters parameters) {
        this.parameters = parameters;
        this.formats =
                parameters.formats.stream().map(format -> "\"" + format + "\"").collect(Collectors.joining(", "));
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var result = packet;
        for (var name : NamePattern.in(packet, parameters.attributes)) {
            var values = new ArrayList<Value>();
            for (var value : packet.values(name)) {
                normalised(name, value).ifPresent(values::add);
            }
            result = values.isEmpty() ? result.without(name) : result.with(name, values);
        }
        call.emit(result);
    }

    /// The value to put in place of a value, if any.
    private Optional<Value> normalised(String name, Value value) throws PacketException {
        var instant = instant(value);
        if (instant.isPresent()) {
            return Optional.of(
                    parameters.output.write(instant.orElseThrow(), parameters.zone.id(), parameters.locale.locale()));
        }
        return switch (parameters.unreadable) {
            case KEEP -> Optional.of(value);
            case REMOVE -> Optional.empty();
            case REJECT -> {
                var text = value.asText();
                if (text.isBlank()) {
                    yield Optional.of(value);
                }
                var shown = text.length() > LONGEST_QUOTE ? text.substring(0, LONGEST_QUOTE) + "..." : text;
                throw PacketException.invalidInput("The value \"%s\" of attribute \"%s\" fits none of the formats %s."
                        .formatted(shown, name, formats));
            }
        };
    }

    private Optional<Instant> instant(Value value) {
        if (value instanceof Value.Time(var instant)) {
            return Optional.of(instant);
        }
        var text = value.asText().strip();
        return parameters.formats.stream()
                .flatMap(format -> format.read(text, parameters.zone.id(), parameters.locale.locale()).stream())
                .findFirst();
    }
}
