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
import java.util.Set;

/// Finds out what had not ended when the log was written last. Used by one thread.
final class Recovery implements CheckedLog.Reader {

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
        private boolean removed;

        Found(Parked.Place place) {
            this.place = place;
        }
    }

    @Override
    public void record(long id, byte[] record) {
        try {
            found.put(id, new Found(parked.put(record)));
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    @Override
    public void note(long id, byte[] note) {
        var document = found.get(id);
        if (document != null) {
            Note.of(note).ifPresent(what -> note(id, document, what));
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

    /// Only what has ended is removed. If that is not so, the disk has changed the number of something else.
    @Override
    public void removed(long id) {
        var document = found.get(id);
        if (document != null) {
            document.removed = true;
            damaged++;
        } else {
            ended.remove(id);
        }
    }

    @Override
    public void damaged(long id) {
        damaged++;
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

    /// Removes what has ended, and puts back what was removed without that.
    void finish(IntakeLog log) throws IOException {
        ended.forEach(log::remove);
        for (var document : found.entrySet()) {
            if (document.getValue().removed) {
                log.add(document.getKey(), document.getValue().place.read()).join();
            }
        }
    }
}
