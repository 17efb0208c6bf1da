package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

/// A plugin that wants to see the server.
public final class Snoop implements Plugin {

    @Override
    public List<ComponentType<?>> components() {
        try {
            Class.forName("io.pypes.server.ServerApplication");
            return List.of();
        } catch (ClassNotFoundException notSeen) {
            throw new IllegalStateException(notSeen);
        }
    }
}
