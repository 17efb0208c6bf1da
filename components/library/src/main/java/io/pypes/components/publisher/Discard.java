package io.pypes.components.publisher;

import io.pypes.sdk.Batch;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Port;
import io.pypes.sdk.Publisher;

/// Ends packets without a trace but in the counts. They count as published.
public final class Discard implements Publisher {

    public static final ComponentType<NoParameters> TYPE = ComponentType.of(
                    "discard", Kind.PUBLISHER, NoParameters.class, _ -> new Discard())
            .summary("Takes packets and does nothing with them; they are only counted.")
            .input(Port.IN, "Packets nobody needs.", Port.Carries.ANY);

    @Override
    public void publish(Batch batch, Context context) {}
}
