package io.pypes.server.flow;

import java.time.Instant;
import java.util.Optional;

/// A flow in the list of flows.
///
/// @param message why it could not be started
/// @param liveRevision number of the revision published last
/// @param errors how many errors the draft has
/// @param changed true if the draft does something else than that revision
/// @param documents counts since the server started
/// @param deadLetters how many dead letters wait now
public record FlowSummary(
        String id,
        String name,
        String description,
        FlowState state,
        Optional<String> message,
        Optional<Integer> liveRevision,
        long errors,
        boolean changed,
        DocumentNumbers documents,
        long deadLetters,
        Instant updatedAt) {}
