package io.pypes.sdk;

/// The parameters of a component that has none.
public record NoParameters() {}
