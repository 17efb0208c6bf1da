package io.pypes.sdk;

/// What sort of failure a packet met; the flow decides by it whether to try again.
public enum ErrorKind {
    /// The document itself is wrong: broken, of another type, a value that cannot be. Trying again cannot help.
    INVALID_INPUT,
    /// Something else is wrong that will not mend itself: a setting, a missing table, a fault in a component.
    PERMANENT,
    /// The far side is away or busy. Worth trying again.
    TRANSIENT,
    /// It took longer than allowed.
    TIMEOUT,
    /// Memory, disk or another limit was reached.
    RESOURCE
}
