package io.pypes.server.flow;

/// What is to become of the documents and dead letters of a flow that is removed.
public enum Leftovers {
    /// They are removed with it.
    DISCARD
}
