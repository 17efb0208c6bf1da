package io.pypes.components.transformer;

import io.pypes.components.Clash;
import io.pypes.components.Separator;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.InvalidParameterException;
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

/// Cuts a text into columns and keeps some of them as attributes. A column that is not there is left out.
public final class CutText implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "cut-text", Kind.TRANSFORMER, Parameters.class, CutText::new)
            .summary("Cuts a text into columns, such as a line of a log, and makes attributes of them.")
            .input(Port.IN, "Packets with text to cut.", Carries.RECORDS)
            .output(Port.OUT, "The packets with an attribute for each column that is there.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attribute with the text; each of several values is cut.",
                    example = "text",
                    format = "attribute")
            String attribute,

            @Parameter(value = "The columns to keep, and the names of their attributes.", min = 1)
            List<Column> columns,

            @Parameter("What stands between columns; \"\\t\" is a tab. Any blanks if left empty.")
            Optional<Separator> separator,

            @Parameter(
                    value = "Whether text in \"double quotes\" or [square brackets] is one column, without them.",
                    byDefault = "true")
            boolean quoted,

            @Parameter(
                    value = "What happens if there is an attribute of a column's name: it is replaced, the column"
                            + " is appended to it, it is kept, or the packet is rejected.",
                    byDefault = "replace")
            Clash existing) {}

    public record Column(
            @Parameter(value = "The number of the column: 1 is the first, -1 the last.", example = "1")
            int number,

            @Parameter(value = "The attribute it becomes.", example = "address", format = "attribute")
            String attribute) {
        public Column {
            if (number == 0) {
                throw new InvalidParameterException(
                        "number", "There is no column 0: 1 is the first, and -1 is the last.");
            }
        }

        private Optional<Value> of(List<String> columns) {
            var index = number > 0 ? number - 1 : columns.size() + number;
            return index < 0 || index >= columns.size() ? Optional.empty() : Optional.of(Value.of(columns.get(index)));
        }
    }

    private final Parameters parameters;
    private final String separator;

    CutText(Parameters parameters) {
        this.parameters = parameters;
        this.separator = parameters.separator.map(Separator::text).orElse("");
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var lines = packet.values(parameters.attribute).stream()
                .map(value -> Columns.of(value.asText(), separator, parameters.quoted))
                .toList();
        var result = packet;
        for (var column : parameters.columns) {
            var values =
                    lines.stream().flatMap(line -> column.of(line).stream()).toList();
            if (!values.isEmpty()) {
                result = parameters.existing.put(result, column.attribute, values);
            }
        }
        call.emit(result);
    }
}
