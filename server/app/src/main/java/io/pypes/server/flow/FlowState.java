package io.pypes.server.flow;

/// What a flow is doing.
public enum FlowState {
    /// Never published.
    DRAFT,
    /// Its live revision takes documents.
    RUNNING,
    /// Stopped by a user.
    STOPPED,
    /// It ought to run and could not be started.
    FAILED
}
