package io.pypes.engine;

import java.util.concurrent.CompletableFuture;

/// A component on its way to being open.
///
/// @param node id of its node
/// @param done done when it is open, or failed with what it threw
record Opening(String node, CompletableFuture<Void> done) {}
