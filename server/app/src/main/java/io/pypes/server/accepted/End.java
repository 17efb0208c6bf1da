package io.pypes.server.accepted;

import io.pypes.engine.Outcome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Optional;

/// How a document ended in its flow, as it is noted in the log until the history has it.
///
/// @param revision that it was given to last
public record End(Outcome outcome, int revision, Instant at) {

    private static final int LONGEST_MESSAGE = 1000; // characters

    /// The mark, the revision, the time, the counts and the notes.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.write(Note.END.bytes());
            out.writeInt(revision);
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
            out.writeLong(outcome.published());
            out.writeLong(outcome.dropped());
            out.writeLong(outcome.deadLettered());
            out.writeByte(outcome.notes().size());
            for (var note : outcome.notes()) {
                out.writeUTF(note.node());
                out.writeUTF(note.state().name());
                out.writeUTF(cut(note.message()));
            }
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return bytes.toByteArray();
    }

    private static String cut(String message) {
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE - 1) + "…";
    }

    /// Reads what [#bytes] has written; empty if only the mark is there, or something that is not understood.
    static Optional<End> of(byte[] note) {
        try (var in = new DataInputStream(new ByteArrayInputStream(note))) {
            in.readByte();
            var revision = in.readInt();
            var at = Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
            var published = in.readLong();
            var dropped = in.readLong();
            var deadLettered = in.readLong();
            var notes = new ArrayList<Outcome.Note>();
            for (var left = in.readUnsignedByte(); left > 0; left--) {
                notes.add(new Outcome.Note(in.readUTF(), Outcome.State.valueOf(in.readUTF()), in.readUTF()));
            }
            return Optional.of(new End(new Outcome(published, dropped, deadLettered, 0, notes), revision, at));
        } catch (IOException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
