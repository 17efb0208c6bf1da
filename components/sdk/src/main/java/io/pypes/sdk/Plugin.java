package io.pypes.sdk;

import java.util.List;

/// What a JAR adds to the server. Found through [java.util.ServiceLoader]: the JAR names its implementation in
/// `META-INF/services/io.pypes.sdk.Plugin`.
public interface Plugin {

    /// The version of this SDK: a JAR says in its manifest, as `Pypes-SDK`, which one it was built for. The server
    /// loads those whose major number is the same and whose minor number is not higher.
    String SDK_VERSION = "1.0";

    /// The components this JAR adds.
    ///
    /// @return their types
    default List<ComponentType<?>> components() {
        return List.of();
    }
}
