package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import java.util.Set;

/// Who uses components.
@FunctionalInterface
public interface ComponentUsers {

    /// Ids of the flows that run with exactly this type; a type of the same id from another JAR does not count.
    Set<String> flowsUsing(ComponentType<?> type);
}
