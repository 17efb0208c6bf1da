package io.pypes.benchmarks.peer;

import io.pypes.sdk.ComponentType;

/// How our engine puts components on tasklets.
public enum Fusion {
    /// As it does by itself: runs of components that only compute share one.
    FUSED {
        @Override
        ComponentType<?> apply(ComponentType<?> type) {
            return type;
        }
    },
    /// A tasklet for each, which is what components get that wait for something.
    TASKLET_EACH {
        @Override
        ComponentType<?> apply(ComponentType<?> type) {
            return type.blocking();
        }
    };

    abstract ComponentType<?> apply(ComponentType<?> type);
}
