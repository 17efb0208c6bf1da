package io.pypes.testkit;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Context;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import java.util.function.Supplier;

/// Small component types for tests of the test kit.
final class Types {
    private Types() {}

    /// A transformer that does this with each packet.
    static ComponentType<NoParameters> processor(Processor work) {
        return of("processor", Kind.TRANSFORMER, () -> work).output(Port.OUT, "The result.", Carries.RECORDS);
    }

    /// A publisher that does this with each batch.
    static ComponentType<NoParameters> publisher(Publishing work) {
        return of("publisher", Kind.PUBLISHER, () -> (Component) new Publisher() {
                    @Override
                    public void publish(Batch batch, Context context) throws Exception {
                        work.publish(batch, context);
                    }
                })
                .effects(Effects.WRITES);
    }

    static ComponentType<NoParameters> of(String id, Kind kind, Supplier<Component> factory) {
        return ComponentType.of(id, kind, NoParameters.class, _ -> factory.get())
                .summary("Does something.")
                .input(Port.IN, "Any packet.", Carries.RECORDS);
    }

    /// The work of a publisher.
    interface Publishing {
        void publish(Batch batch, Context context) throws Exception;
    }
}
