package io.pypes.worker;

import java.time.Duration;

/// How workers are kept.
///
/// @param count how many processes
/// @param opening how long one may take to start
/// @param silence how long one may say nothing before it is taken for dead
public record WorkerSettings(int count, Duration opening, Duration silence) {}
