package io.pypes.server.catalog;

/// What came of a plugin JAR.
public enum PluginState {
    /// Its components can be used.
    ACTIVE,
    /// It cannot be loaded.
    BROKEN,
    /// It was built for another SDK.
    INCOMPATIBLE,
    /// One of its components is there already.
    CONFLICTING,
    /// The JAR is gone or replaced, but running flows still use its components.
    REMOVED
}
