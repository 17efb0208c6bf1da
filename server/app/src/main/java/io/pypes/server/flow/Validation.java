package io.pypes.server.flow;

import io.pypes.server.web.FlowProblem;
import java.util.List;

/// Everything that is wrong with a flow.
///
/// @param valid true if it could be published; there may be warnings
public record Validation(boolean valid, List<FlowProblem> problems) {}
