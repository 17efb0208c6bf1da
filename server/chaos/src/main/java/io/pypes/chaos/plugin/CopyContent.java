package io.pypes.chaos.plugin;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;
import java.io.FileOutputStream;

/// Writes the content of documents to a file, one over the other.
public final class CopyContent implements Publisher {

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "chaos-copy-content", Kind.PUBLISHER, Parameters.class, CopyContent::new)
            .summary("Writes the content of documents to a file, one over the other.")
            .input(Port.IN, "Documents.", Port.Carries.ANY)
            .effects(Effects.WRITES)
            .blocking();

    public record Parameters(@Parameter("The file.") String file) {}

    private final Parameters parameters;

    CopyContent(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void publish(Batch batch, Context context) throws Exception {
        for (var entry : batch.entries()) {
            try (var in = entry.packet().content().open();
                    var out = new FileOutputStream(context.file(parameters.file).toFile())) {
                in.transferTo(out);
                out.getFD().sync();
            }
        }
    }
}
