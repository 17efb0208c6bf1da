package io.pypes.chaos.plugin;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

/// Lists the components. Named in the JAR that is made of this package.
public final class ChaosPlugin implements Plugin {
    @Override
    public List<ComponentType<?>> components() {
        return List.of(WriteAtRisk.TYPE, WriteLater.TYPE, CopyContent.TYPE, PassContent.TYPE);
    }
}
