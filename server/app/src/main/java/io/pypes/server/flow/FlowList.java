package io.pypes.server.flow;

import java.util.List;
import java.util.Optional;

/// A page of flows by last change.
///
/// @param next `cursor` of the next page, if there is one
public record FlowList(List<FlowSummary> flows, Optional<String> next) {}
