package com.example.iban;

import io.pypes.sdk.Plugin;
import io.pypes.testkit.PluginContract;

/// What every component has to keep is checked by the test kit.
class IbanPluginTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new IbanPlugin();
    }
}
