package io.pypes.server.accepted;

import io.pypes.intake.CheckedLog;
import io.pypes.intake.IntakeLog;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Finds out what had not ended when the log was written last. Used by one thread.
final class Recovery implements CheckedLog.Reader {

    private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

    private final Parked parked;
    private final Map<Long, Found> found = new HashMap<>();
    private final Set<Long> ended = new HashSet<>();
    private int damaged;

    Recovery(Parked parked) {
        this.parked = parked;
    }

    private static final class Found {
        private final Parked.Place place;
        private int attempts = 1;

        Found(Parked.Place place) {
            this.place = place;
        }
    }

    /// The end may be told before the record: when the disk was slow, the journal took its files in another order.
    @Override
    public void record(long id, byte[] record) {
        if (ended.contains(id)) {
            return;
        }
        try {
            found.put(id, new Found(parked.put(record)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void note(long id, byte[] note) {
        var what = Note.of(note);
        var document = found.get(id);
        if (document != null) {
            what.ifPresent(known -> note(id, document, known));
        } else if (what.equals(Optional.of(Note.END))) {
            ended.add(id);
        }
    }

    private void note(long id, Found document, Note note) {
        switch (note) {
            case ATTEMPT -> document.attempts++;
            case BACK -> document.attempts = 0;
            case END -> {
                found.remove(id);
                document.place.release();
                ended.add(id);
            }
        }
    }

    @Override
    public void removed(long id) {
        ended.remove(id);
        var document = found.remove(id);
        if (document != null) { // the note of its end was in a file that is gone
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
                .map(entry -> new Waiting(entry.getKey(), entry.getValue().attempts, entry.getValue().place))
                .sorted(Comparator.comparingLong(Waiting::number))
                .toList();
    }

    /// Removes what has ended.
    void finish(IntakeLog log) {
        ended.forEach(log::remove);
    }
}
