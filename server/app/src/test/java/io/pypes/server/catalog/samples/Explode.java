package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

/// A plugin that cannot even be initialised.
public final class Explode implements Plugin {

    private static final List<ComponentType<?>> COMPONENTS = components("boom");

    private static List<ComponentType<?>> components(String reason) {
        throw new StackOverflowError(reason);
    }

    @Override
    public List<ComponentType<?>> components() {
        return COMPONENTS;
    }
}
