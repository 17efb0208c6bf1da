package io.pypes.benchmarks.work;

/// How long a process warms up and measures.
///
/// @param warmUp in seconds
/// @param measured in seconds, about
public record Times(double warmUp, double measured) {}
