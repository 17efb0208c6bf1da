package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Plugin;
import io.pypes.sdk.Port;
import java.util.List;

/// A plugin whose parameters throw what they should not.
public final class Fragile implements Plugin {

    /// Breaks on a glance.
    public record Parameters(
            @Parameter(value = "What to break on.", byDefault = "nothing")
            String on) {
        /// Breaks on anything but the default.
        public Parameters {
            if (!on.equals("nothing")) {
                throw new StackOverflowError("crack");
            }
        }
    }

    @Override
    public List<ComponentType<?>> components() {
        return List.of(ComponentType.of("fragile", Kind.TRANSFORMER, Parameters.class, _ -> new Greet.Step())
                .input(Port.IN, "Records.", Port.Carries.RECORDS)
                .output(Port.OUT, "Records.", Port.Carries.RECORDS));
    }
}
