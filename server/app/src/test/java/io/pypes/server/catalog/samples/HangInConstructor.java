package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A plugin that never gets ready.
public final class HangInConstructor implements Plugin {

    public HangInConstructor() {
        Hang.forever();
    }

    @Override
    public List<ComponentType<?>> components() {
        return List.of();
    }

    /// What it does instead.
    static final class Hang {
        private Hang() {}

        static void forever() {
            while (true) {
                LockSupport.park();
                Thread.interrupted();
            }
        }
    }
}
