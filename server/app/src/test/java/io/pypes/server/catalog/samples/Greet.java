package io.pypes.server.catalog.samples;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import java.util.List;

/// A plugin that adds the component `greet`.
public final class Greet implements Plugin {

    @Override
    public List<ComponentType<?>> components() {
        return List.of(ComponentType.of("greet", Kind.TRANSFORMER, NoParameters.class, _ -> new Step())
                .summary("Greets.")
                .input(Port.IN, "Records.", Port.Carries.RECORDS)
                .output(Port.OUT, "Records.", Port.Carries.RECORDS));
    }

    /// Does nothing to packets.
    public static final class Step implements Processor {
        @Override
        public void process(Packet packet, Call call) throws Exception {
            call.emit(packet);
        }
    }
}
