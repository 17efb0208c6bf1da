package io.pypes.worker.protocol;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.engine.codec.Bytes;
import io.pypes.engine.codec.Cursor;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Forms of the records of which every document takes one: for a small document, reflection would take longer
/// than all the rest. They write the same bytes as [RecordForm], which a test makes sure of.
final class HandWritten {

    private HandWritten() {}

    /// @param forms of the parts of records
    static Optional<Form> of(Type type, Function<Type, Form> forms) {
        if (type == Message.Give.class) {
            return Optional.of(new GiveForm(forms.apply(Document.class)));
        }
        if (type == Message.Settled.class) {
            return Optional.of(new SettledForm(forms.apply(Outcome.class)));
        }
        if (type == Document.class) {
            return Optional.of(new DocumentForm(forms.apply(Packet.class), forms.apply(Entrance.class)));
        }
        return type == Outcome.class ? Optional.of(new OutcomeForm(forms.apply(Outcome.Note.class))) : Optional.empty();
    }

    private record GiveForm(Form documents) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var give = (Message.Give) value;
            out.signed(give.run());
            out.signed(give.lease());
            out.put(give.watched() ? 1 : 0);
            documents.write(give.document(), out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var run = Math.toIntExact(in.signed());
            var lease = in.signed();
            var watched = in.one() != 0;
            return new Message.Give(run, lease, watched, (Document) documents.read(in));
        }
    }

    private record DocumentForm(Form packets, Form entrances) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var document = (Document) value;
            out.text(document.id());
            packets.write(document.packet(), out);
            entrances.write(document.entrance(), out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var id = in.text();
            var packet = (Packet) packets.read(in);
            return new Document(id, packet, (Entrance) entrances.read(in));
        }
    }

    private record SettledForm(Form outcomes) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var settled = (Message.Settled) value;
            out.signed(settled.run());
            out.signed(settled.lease());
            outcomes.write(settled.outcome(), out);
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var run = Math.toIntExact(in.signed());
            var lease = in.signed();
            return new Message.Settled(run, lease, (Outcome) outcomes.read(in));
        }
    }

    private record OutcomeForm(Form notes) implements Form {
        @Override
        public void write(Object value, Bytes out) throws IOException {
            var outcome = (Outcome) value;
            out.signed(outcome.published());
            out.signed(outcome.dropped());
            out.signed(outcome.deadLettered());
            out.signed(outcome.failed());
            out.unsigned(outcome.notes().size());
            for (var note : outcome.notes()) {
                notes.write(note, out);
            }
        }

        @Override
        public Object read(Cursor in) throws IOException {
            var published = in.signed();
            var dropped = in.signed();
            var deadLettered = in.signed();
            var failed = in.signed();
            return new Outcome(published, dropped, deadLettered, failed, notes(in));
        }

        private List<Outcome.Note> notes(Cursor in) throws IOException {
            var left = in.length();
            if (left == 0) { // as mostly
                return List.of();
            }
            var list = new ArrayList<Outcome.Note>();
            for (; left > 0; left--) {
                list.add((Outcome.Note) notes.read(in));
            }
            return list;
        }
    }
}
