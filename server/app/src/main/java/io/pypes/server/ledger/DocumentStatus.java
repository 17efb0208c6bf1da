package io.pypes.server.ledger;

import io.pypes.engine.Outcome;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Value;
import io.pypes.server.accepted.Accepted;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What became of a document so far.
///
/// @param id its receipt; for a part that was replayed, its stable id
/// @param partOf for a part that was replayed: the receipt of its document
/// @param flow id of the flow it was fed to
/// @param revision the revision that took it
/// @param size in bytes
/// @param counts how the packets made from it ended
/// @param notes where packets were dropped or dead-lettered and why; at most 20
/// @param replayed parts of it that were dead letters and went on, by their ids, under which their fate is found;
///     at most
///     100. They count here as they ended at first
/// @param packets what was published, if somebody waits for it; at most 100 packets and 1 MB
/// @param truncated true if more was published than is listed
public record DocumentStatus(
        String id,
        Optional<String> partOf,
        String flow,
        int revision,
        Optional<String> filename,
        String mediaType,
        long size,
        DocumentState state,
        Instant receivedAt,
        Optional<Instant> settledAt,
        OutcomeCounts counts,
        List<DocumentNote> notes,
        List<String> replayed,
        Optional<List<PublishedPacket>> packets,
        boolean truncated) {

    public DocumentStatus {
        notes = List.copyOf(notes);
        replayed = List.copyOf(replayed);
        packets = packets.map(List::copyOf);
    }

    /// A document that was accepted, and has not ended.
    static DocumentStatus of(Accepted accepted) {
        var document = accepted.document();
        var id = document.packetId();
        var packet = document.packet();
        return new DocumentStatus(
                id,
                id.equals(document.id()) ? Optional.empty() : Optional.of(document.id()),
                accepted.flow(),
                accepted.revision(),
                packet.metadata(Metadata.FILENAME).map(Value::asText),
                packet.mediaType().toString(),
                packet.content().size(),
                DocumentState.IN_FLIGHT,
                accepted.receivedAt(),
                Optional.empty(),
                OutcomeCounts.NONE,
                List.of(),
                List.of(),
                Optional.empty(),
                false);
    }

    /// How it ended; empty if it has not.
    Optional<Outcome> outcome() {
        return state == DocumentState.IN_FLIGHT
                ? Optional.empty()
                : Optional.of(new Outcome(
                        counts.published,
                        counts.dropped,
                        counts.deadLettered,
                        0,
                        notes.stream().map(DocumentNote::note).toList()));
    }

    /// How the packets made from a document ended.
    public record OutcomeCounts(long published, long dropped, long deadLettered) {
        static final OutcomeCounts NONE = new OutcomeCounts(0, 0, 0);

        static OutcomeCounts of(Outcome outcome) {
            return new OutcomeCounts(outcome.published(), outcome.dropped(), outcome.deadLettered());
        }
    }

    /// Where and why a packet ended other than published.
    ///
    /// @param node id of the node; empty if no node took it
    public record DocumentNote(String node, DocumentState state, String message) {
        static DocumentNote of(Outcome.Note note) {
            return new DocumentNote(note.node(), DocumentState.of(note.state()), note.message());
        }

        Outcome.Note note() {
            return new Outcome.Note(node, state.state(), message);
        }
    }

    /// A packet that was published.
    ///
    /// @param node id of the publisher's node
    public record PublishedPacket(String node, PacketView packet) {}
}
