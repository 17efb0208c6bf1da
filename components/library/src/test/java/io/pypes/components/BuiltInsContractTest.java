package io.pypes.components;

import io.pypes.sdk.Plugin;
import io.pypes.testkit.PluginContract;

class BuiltInsContractTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new BuiltIns();
    }
}
