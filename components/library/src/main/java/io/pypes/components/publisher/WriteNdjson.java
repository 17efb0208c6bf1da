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

/// Adds each packet to a file as one line of JSON.
public final class WriteNdjson implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "write-ndjson", Kind.PUBLISHER, Parameters.class, WriteNdjson::new)
            .summary("Adds packets to a file, each as one line of JSON.")
            .input(Port.IN, "Packets to write.", Port.Carries.ANY)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(
            @Parameter(value = FileName.RULES, example = "orders.ndjson", format = "path")
            FileName file,

            @Parameter(value = Selection.ATTRIBUTES, format = "attribute")
            List<String> attributes,

            @Parameter(value = Selection.METADATA, advanced = true)
            List<String> metadata,

            @Parameter(value = Selection.CONTENT, byDefault = "none", advanced = true)
            IncludedContent content,

            @Parameter(value = SingleValues.SENTENCE, byDefault = "scalar", advanced = true)
            SingleValues singleValues,

            @Parameter(value = Rotation.SIZE, byDefault = "1024", unit = "MB", min = 1, advanced = true)
            int maxSize,

            @Parameter(value = Rotation.AGE, example = "1d", advanced = true)
            Optional<Duration> maxAge) {
        public Parameters {
            file.checkFor(Arrangement.ONE_FILE);
        }
    }

    private final Destination destination;

    WriteNdjson(Parameters parameters) {
        var selection = new Selection(parameters.attributes, parameters.metadata, parameters.content);
        destination = new AppendedFile(
                parameters.file,
                new Rotation(parameters.maxSize, parameters.maxAge),
                Lines.bare("NDJSON", "{", new JsonEncoder(selection, parameters.singleValues)));
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
