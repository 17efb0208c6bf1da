package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Plugin;
import java.util.List;

/// A plugin with an id that nobody could type.
public final class Misnamed implements Plugin {

    @Override
    public List<ComponentType<?>> components() {
        return List.of(ComponentType.of("Do It!", Kind.FILTER, NoParameters.class, _ -> new Greet.Step()));
    }
}
