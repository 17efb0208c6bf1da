package io.pypes.chaos.plugin;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;

/// Takes documents, whatever they are, and passes them on as they came.
public final class PassContent implements Processor {

    public static final ComponentType<NoParameters> TYPE = ComponentType.of(
                    "chaos-pass-content", Kind.ADAPTER, NoParameters.class, _ -> new PassContent())
            .summary("Takes documents, whatever they are, and passes them on as they came.")
            .input(Port.IN, "Documents.", Port.Carries.DOCUMENTS)
            .output(Port.OUT, "The same documents.", Port.Carries.ANY)
            .takes("application/octet-stream");

    @Override
    public void process(Packet packet, Call call) throws InterruptedException {
        call.emit(packet);
    }
}
