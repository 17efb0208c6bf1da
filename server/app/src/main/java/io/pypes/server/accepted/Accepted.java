package io.pypes.server.accepted;

import io.pypes.engine.Document;
import java.time.Instant;

/// A document that was accepted for a flow.
///
/// @param number under which the log keeps it, more than 0; a document that is replayed has another one
/// @param flow id of the flow
/// @param revision the live one when it was accepted
public record Accepted(long number, String flow, int revision, Document document, Instant receivedAt) {}
