package io.pypes.server.ledger;

import io.pypes.sdk.ErrorKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A dead letter as the API tells it.
///
/// @param document id of the document: its receipt
/// @param part the stable id of the packet, under which the fate of its replay is found; that of the document if it is
///     no part of it
/// @param node id of the node that could not handle it; empty if no node took it
/// @param port the input port it came in by; empty if no node took it
/// @param cause the message without what it quotes and where it was, which is what its group has in common
/// @param size of the kept content, in bytes
/// @param packet its state at the failure; only where a single letter is asked for
@Schema(name = "DeadLetter")
record DeadLetterRecord(
        String id,
        String flow,
        int revision,
        String document,
        String part,
        String node,
        String port,
        ErrorKind kind,
        String message,
        String cause,
        int attempts,
        Instant at,
        Optional<String> filename,
        String mediaType,
        long size,
        Optional<PacketView> packet) {

    /// Dead letters of a flow.
    ///
    /// @param total how many there are
    /// @param groups all of them, by cause
    /// @param letters newest first
    /// @param next where the next page starts, if there is one
    record DeadLetterList(
            long total, List<DeadLetterGroup> groups, List<DeadLetterRecord> letters, Optional<String> next) {}

    /// Dead letters with one cause.
    ///
    /// @param cause their messages without what these quote and where it was
    /// @param message their messages without what differs
    record DeadLetterGroup(String node, ErrorKind kind, String cause, String message, long count) {

        DeadLetterGroupKey key() {
            return new DeadLetterGroupKey(node, kind, cause);
        }

        DeadLetterGroup with(DeadLetterGroup other) {
            return new DeadLetterGroup(node, kind, cause, Cause.common(message, other.message), count + other.count);
        }
    }

    /// What distinguishes a group.
    record DeadLetterGroupKey(String node, ErrorKind kind, String cause) {}
}
