package io.pypes.server.ingest;

import io.pypes.sdk.Content;
import io.pypes.server.run.Permits.Permit;

/// A document as a sender gave it.
///
/// @param content its bytes
/// @param permit for it
record Incoming(Content content, Declared declared, Permit permit) {}
