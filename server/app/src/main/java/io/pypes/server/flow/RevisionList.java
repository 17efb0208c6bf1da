package io.pypes.server.flow;

import java.util.List;
import java.util.Optional;

/// A page of revisions, newest first.
///
/// @param next `cursor` of the next page, if there is one
public record RevisionList(List<RevisionSummary> revisions, Optional<String> next) {}
