package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Writes packets as JSON: into one array, or each into a file of its own.
public final class WriteJson implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "write-json", Kind.PUBLISHER, Parameters.class, WriteJson::new)
            .summary("Writes packets as JSON, into one file with an array or each into a file of its own.")
            .input(Port.IN, "Packets to write.", Port.Carries.ANY)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(
            @Parameter(value = FileName.RULES, example = "orders.json", format = "path")
            FileName file,

            @Parameter(value = "How packets are spread over files.", byDefault = "one-file")
            Arrangement arrangement,

            @Parameter(value = Selection.ATTRIBUTES, format = "attribute")
            List<String> attributes,

            @Parameter(value = Selection.METADATA, advanced = true)
            List<String> metadata,

            @Parameter(value = Selection.CONTENT, byDefault = "none", advanced = true)
            IncludedContent content,

            @Parameter(value = SingleValues.SENTENCE, byDefault = "scalar", advanced = true)
            SingleValues singleValues,

            @Parameter(
                    value = Rotation.SIZE,
                    byDefault = "1024",
                    unit = "MB",
                    min = 1,
                    advanced = true,
                    showIf = "arrangement=one-file")
            int maxSize,

            @Parameter(value = Rotation.AGE, example = "1d", advanced = true, showIf = "arrangement=one-file")
            Optional<Duration> maxAge) {
        public Parameters {
            file.checkFor(arrangement);
        }
    }

    private final Destination destination;

    WriteJson(Parameters parameters) {
        var selection = new Selection(parameters.attributes, parameters.metadata, parameters.content);
        var encoder = new JsonEncoder(selection, parameters.singleValues);
        destination = switch (parameters.arrangement) {
            case ONE_FILE ->
                new AppendedFile(
                        parameters.file,
                        new Rotation(parameters.maxSize, parameters.maxAge),
                        Lines.framed("JSON", "[\n", ",", "]\n", encoder));
            case FILE_PER_PACKET -> new FilePerPacket(parameters.file, "JSON", "", encoder);
        };
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
