package io.pypes.server.flow;

import io.pypes.server.web.FlowProblem;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A flow, as the API tells it.
///
/// @param etag what `If-Match` wants
/// @param message why it could not be started
/// @param liveRevision number of the revision published last
/// @param live that revision
/// @param changed true if the draft does something else than that revision
/// @param problems what is wrong with the draft
/// @param plan how the draft would run, if it has no error
@Schema(name = "Flow")
public record FlowView(
        String id,
        FlowFile draft,
        String etag,
        FlowState state,
        Optional<String> message,
        Optional<Integer> liveRevision,
        Optional<FlowFile> live,
        boolean changed,
        List<FlowProblem> problems,
        Optional<FlowPlan> plan,
        Instant updatedAt) {}
