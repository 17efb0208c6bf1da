package io.pypes.server.accepted;

import io.pypes.intake.CheckedLog;
import io.pypes.intake.IntakeLog;
import io.pypes.server.accepted.AcceptedLog.Ended;
import io.pypes.server.accepted.AcceptedLog.Head;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what had not ended when the log was written last. Used by one thread.
final class Recovery implements CheckedLog.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Parked parked;
    private final Heads heads;
    private final Map<Long, Found> found = new HashMap<>();
    private final Map<Long, byte[]> early = new HashMap<>();
    private int damaged;

    private final Map<String, Head> withoutKey = new HashMap<>(); // one for each flow, as there may be many documents

    /// Reads the head of a record.
    interface Heads {
        Head read(long number, byte[] record) throws IOException;
    }

    Recovery(Parked parked, Heads heads) {
        this.parked = parked;
        this.heads = heads;
    }

    private static final class Found {
        private final Parked.Place place;
        private final Optional<Head> head;
        private final List<String> deaths = new ArrayList<>(0);
        private int attempts = 1;
        private byte @Nullable [] end;

        Found(Parked.Place place, Optional<Head> head) {
            this.place = place;
            this.head = head;
        }
    }

    /// The end may be told before the record: when the disk was slow, the journal took its files in another order.
    @Override
    public void record(long id, byte[] record) {
        try {
            var document = new Found(parked.put(record), head(id, record));
            document.end = early.remove(id);
            found.put(id, document);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private Optional<Head> head(long id, byte[] record) {
        try {
            var head = heads.read(id, record);
            return Optional.of(head.key().isPresent() ? head : withoutKey.computeIfAbsent(head.flow(), _ -> head));
        } catch (IOException unreadable) {
            LOG.error(
                    "Document {} in the intake log cannot be read. Put its file back from a backup, or ask its sender for it again. {}",
                    id,
                    unreadable.getMessage());
            return Optional.empty();
        }
    }

    @Override
    public void note(long id, byte[] note) {
        var what = Note.of(note);
        var document = found.get(id);
        if (document != null) {
            what.ifPresent(known -> note(document, known, note));
        } else if (what.equals(Optional.of(Note.END))) {
            early.put(id, note);
        }
    }

    private static void note(Found document, Note what, byte[] note) {
        switch (what) {
            case ATTEMPT -> document.attempts++;
            case BACK -> document.attempts = 0;
            case DEATH -> document.deaths.add(Note.text(note));
            case END -> document.end = note;
        }
    }

    @Override
    public void removed(long id) {
        early.remove(id);
        var document = found.remove(id);
        if (document != null) {
            document.place.release();
        }
    }

    @Override
    public void damaged(long id) {
        damaged++;
    }

    @Override
    public void damaged(String what, List<Long> ids) {
        LOG.warn("{}", what);
        damaged += ids.size();
    }

    int damaged() {
        return damaged;
    }

    /// What had not ended, in the order of the numbers.
    List<Waiting> waiting() {
        return found.entrySet().stream()
                .filter(entry -> entry.getValue().end == null)
                .map(entry -> waiting(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingLong(Waiting::number))
                .toList();
    }

    private static Waiting waiting(long id, Found document) {
        return new Waiting(id, document.attempts, List.copyOf(document.deaths), document.place, document.head);
    }

    /// What had ended, and is not in the history yet, as far as is known.
    List<Ended> ended() {
        return found.entrySet().stream()
                .flatMap(entry -> Optional.ofNullable(entry.getValue().end)
                        .flatMap(End::of)
                        .map(end -> new Ended(waiting(entry.getKey(), entry.getValue()), end))
                        .stream())
                .toList();
    }

    /// Removes what had ended and of which nothing more is known.
    void finish(IntakeLog log) {
        early.keySet().forEach(log::remove);
        found.forEach((id, document) -> {
            if (document.end != null && End.of(document.end).isEmpty()) {
                document.place.release();
                log.remove(id);
            }
        });
    }
}
