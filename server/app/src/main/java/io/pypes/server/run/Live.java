package io.pypes.server.run;

import io.pypes.engine.Run;

/// A revision of a flow at work.
///
/// @param revision its number, from 1
/// @param run where it works
public record Live(int revision, Run run) {}
