package io.pypes.server.catalog.samples;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.util.List;

/// Built-in components of the server under test.
public final class Samples implements Plugin {

    private static final ComponentType<Separator> READ = ComponentType.of(
                    "sample-read", Kind.ADAPTER, Separator.class, _ -> new Forward())
            .name("Read sample")
            .summary("Reads samples.")
            .input(Port.IN, "Samples.", Port.Carries.DOCUMENTS)
            .output(Port.OUT, "Records.", Port.Carries.RECORDS)
            .takes("text/plain");

    private static final ComponentType<NoParameters> WRITE = ComponentType.of(
                    "sample-write", Kind.PUBLISHER, NoParameters.class, _ -> new Discard())
            .name("Write sample")
            .summary("Writes samples.")
            .input(Port.IN, "Records.", Port.Carries.RECORDS)
            .effects(Effects.WRITES)
            .blocking();

    private static final ComponentType<NoParameters> FAIL = ComponentType.of(
                    "sample-fail", Kind.PUBLISHER, NoParameters.class, _ -> new Fail())
            .name("Fail")
            .summary("Never opens.")
            .input(Port.IN, "Records.", Port.Carries.RECORDS)
            .migrate(parameters -> parameters);

    record Separator(
            @Parameter(value = "What is between two samples.", byDefault = ";")
            String separator) {}

    @Override
    public List<ComponentType<?>> components() {
        return List.of(READ, WRITE, FAIL);
    }

    private static final class Forward implements Processor {
        @Override
        public void process(Packet packet, Call call) throws Exception {
            call.emit(packet);
        }
    }

    private static final class Fail implements Publisher {
        @Override
        public void open(Context context) throws IOException {
            throw new IOException("The disk is full.");
        }

        @Override
        public void publish(Batch batch, Context context) {}
    }

    private static final class Discard implements Publisher {
        @Override
        public void publish(Batch batch, Context context) {}
    }
}
