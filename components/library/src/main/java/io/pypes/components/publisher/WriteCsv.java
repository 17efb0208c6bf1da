package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.InvalidParameterException;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/// Adds each packet to a CSV file as one row, in UTF-8.
public final class WriteCsv implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "write-csv", Kind.PUBLISHER, Parameters.class, WriteCsv::new)
            .summary("Adds packets to a CSV file, each as one row.")
            .input(Port.IN, "Packets to write.", Port.Carries.ANY)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(
            @Parameter(value = FileName.RULES, example = "orders.csv", format = "path")
            FileName file,

            @Parameter(
                    value = "The attributes that are the columns. If none is named, the first packet of a file makes"
                            + " the columns, and a later packet with other attributes is refused.",
                    format = "attribute")
            List<String> columns,

            @Parameter(value = Selection.METADATA, advanced = true)
            List<String> metadata,

            @Parameter(value = "Whether each file starts with the names of the columns.", byDefault = "true")
            boolean header,

            @Parameter(value = "What stands between cells.", byDefault = "comma")
            Delimiter delimiter,

            @Parameter(value = "What stands between several values in one cell.", byDefault = ";", advanced = true)
            String valueSeparator,

            @Parameter(
                    value = "Puts an apostrophe before text that a spreadsheet would take for a formula.",
                    advanced = true)
            boolean guardFormulas,

            @Parameter(value = Rotation.SIZE, byDefault = "1024", unit = "MB", min = 1, advanced = true)
            int maxSize,

            @Parameter(value = Rotation.AGE, example = "1d", advanced = true)
            Optional<Duration> maxAge) {
        public Parameters {
            file.checkFor(Arrangement.ONE_FILE);
            if (!header && columns.isEmpty()) {
                throw new InvalidParameterException("columns", "Without a header row the columns must be named.");
            }
            if (new HashSet<>(columns).size() < columns.size()) {
                throw new InvalidParameterException("columns", "Each column can be named only once.");
            }
        }
    }

    private final Destination destination;

    WriteCsv(Parameters parameters) {
        destination = new AppendedFile(
                parameters.file, new Rotation(parameters.maxSize, parameters.maxAge), new CsvFormat(parameters));
    }

    @Override
    public void open(Context context) throws Exception {
        destination.open(context);
    }

    @Override
    public void publish(Batch batch, Context context) throws Exception {
        destination.publish(batch, context);
    }

    @Override
    public void close() {
        destination.close();
    }
}
