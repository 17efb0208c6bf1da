package io.pypes.chaos.plugin;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Adds documents to a file, slowly, and not before another file is there.
public final class WriteLater implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "chaos-write-later", Kind.PUBLISHER, Parameters.class, WriteLater::new)
            .summary("Adds documents to a file, slowly, and not before another file is there.")
            .input(Port.IN, "Documents with keys.", Port.Carries.RECORDS)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(
            @Parameter("The file to which a line is added for each.")
            String file,

            @Parameter("The file that has to be there first; none if left out.")
            Optional<String> gate,

            @Parameter(value = "How long each takes.", byDefault = "0ms")
            Duration pause) {}

    private static final Duration POLL = Duration.ofMillis(20);

    private final Parameters parameters;
    private @Nullable LineFile file;

    WriteLater(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void open(Context context) throws Exception {
        file = new LineFile(context.file(parameters.file));
    }

    @Override
    public void publish(Batch batch, Context context) throws Exception {
        if (file == null) {
            throw new IllegalStateException("It is not open.");
        }
        while (parameters.gate.isPresent() && !Files.exists(context.file(parameters.gate.get()))) {
            Thread.sleep(POLL);
        }
        var lines = new StringBuilder();
        for (var entry : batch.entries()) {
            Thread.sleep(parameters.pause);
            lines.append(Keyed.of(entry).line());
        }
        file.add(lines.toString());
    }

    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
