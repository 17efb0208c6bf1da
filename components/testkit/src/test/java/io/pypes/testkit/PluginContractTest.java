package io.pypes.testkit;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;

class PluginContractTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new Plugin() {
            @Override
            public List<ComponentType<?>> components() {
                return List.of(Upper.TYPE);
            }
        };
    }
}
