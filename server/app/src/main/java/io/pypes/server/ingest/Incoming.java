package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.server.run.Permits.Permit;
import java.util.Optional;

/// A document as a sender gave it.
///
/// @param content its bytes
/// @param permit for it
/// @param key what its sender calls it
record Incoming(Content content, Declared declared, Permit permit, Optional<IdempotencyKey> key) {}
