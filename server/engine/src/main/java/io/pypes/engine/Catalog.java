package io.pypes.engine;

import io.pypes.sdk.ComponentType;
import java.util.Optional;

/// The component types flows may use.
@FunctionalInterface
public interface Catalog {
    Optional<ComponentType<?>> find(String id);
}
