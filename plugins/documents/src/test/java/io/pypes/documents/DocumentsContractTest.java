package io.pypes.documents;

import io.pypes.sdk.Plugin;
import io.pypes.testkit.PluginContract;

class DocumentsContractTest implements PluginContract {
    @Override
    public Plugin plugin() {
        return new DocumentsPlugin();
    }
}
