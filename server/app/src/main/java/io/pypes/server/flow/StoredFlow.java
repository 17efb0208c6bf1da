package io.pypes.server.flow;

import java.time.Instant;
import java.util.Optional;

/// A flow as it is in the database.
///
/// @param draft flow file being edited
/// @param draftTag another one for each save
/// @param wantsToRun true from publish or start to stop
/// @param liveRevision number of the revision published last
record StoredFlow(
        String id,
        String draft,
        String draftTag,
        boolean wantsToRun,
        Optional<Integer> liveRevision,
        Instant updatedAt) {}
