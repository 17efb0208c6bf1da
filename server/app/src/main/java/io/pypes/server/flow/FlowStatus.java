package io.pypes.server.flow;

import java.util.Optional;

/// What a flow is doing, and why it does not do more.
///
/// @param message why it could not be started
/// @param liveRevision number of the revision published last
public record FlowStatus(FlowState state, Optional<String> message, Optional<Integer> liveRevision) {}
