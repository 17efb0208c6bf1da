package io.pypes.server.flow;

import io.pypes.server.web.FlowProblem;
import java.util.List;
import java.util.Optional;

/// Everything that is wrong with a flow, or how it would run.
///
/// @param valid true if it could be published; there may be warnings
/// @param plan how it would run; only if it is valid
public record Validation(boolean valid, List<FlowProblem> problems, Optional<FlowPlan> plan) {}
