package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Plugin;
import java.util.List;

/// A plugin with a parameter that nobody described.
public final class Undescribed implements Plugin {

    /// Lacks an annotation.
    public record Parameters(String text) {}

    @Override
    public List<ComponentType<?>> components() {
        return List.of(ComponentType.of("undescribed", Kind.FILTER, Parameters.class, _ -> new Greet.Step()));
    }
}
