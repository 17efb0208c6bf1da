package io.pypes.server.accepted;

import io.pypes.engine.Document;
import java.time.Instant;
import java.util.Optional;

/// A document that was accepted for a flow.
///
/// @param number under which the log keeps it, more than 0; a document that is replayed has another one
/// @param flow id of the flow
/// @param revision the live one when it was accepted
/// @param key what its sender calls it
public record Accepted(
        long number, String flow, int revision, Document document, Instant receivedAt, Optional<SenderKey> key) {

    /// The same with a key, unless it has one.
    public Accepted withKey(Optional<SenderKey> other) {
        return key.isPresent() || other.isEmpty()
                ? this
                : new Accepted(number, flow, revision, document, receivedAt, other);
    }
}
