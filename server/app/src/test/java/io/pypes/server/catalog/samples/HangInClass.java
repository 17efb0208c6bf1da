package io.pypes.server.catalog.samples;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// A plugin whose class never gets ready, and that does not listen to interrupts.
public final class HangInClass implements Plugin {

    static {
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
