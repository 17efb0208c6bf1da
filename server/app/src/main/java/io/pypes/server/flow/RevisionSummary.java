package io.pypes.server.flow;

import java.time.Instant;

/// A published revision in a list.
///
/// @param number from 1
/// @param note what its publisher said about it
/// @param live true if it is the one that runs when the flow runs
public record RevisionSummary(int number, String note, Instant publishedAt, boolean live) {}
