package io.pypes.server.flow;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;

/// Starts a revision that was checked.
///
/// @param <T> what it is then
@FunctionalInterface
public interface Starting<T> {
    T start(Flow flow) throws FlowStartException, InterruptedException;
}
