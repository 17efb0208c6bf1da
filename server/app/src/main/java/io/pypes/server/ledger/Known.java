package io.pypes.server.ledger;

import io.pypes.engine.Entrance;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import io.pypes.server.ledger.Reconciliation.Difference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.function.LongPredicate;

/// The documents that the ledger has in memory: those that have not ended, those that the history has not got yet, and
/// some that it has got. Thread-safe.
final class Known {

    private static final int MOST_WRITTEN = 2000;

    private final Map<String, Tracked> byId = new HashMap<>();
    private final NavigableMap<Long, Tracked> byRow = new TreeMap<>();
    private final Map<Long, Tracked> inFlight = new HashMap<>(); // by the number in the log
    private final NavigableMap<Long, Waiting> untouched = new TreeMap<>();
    private final Map<Long, Tracked> written = new LinkedHashMap<>(); // by row

    /// A document that waits since the server was started.
    synchronized void add(Waiting waiting) {
        untouched.put(waiting.number(), waiting);
    }

    synchronized Optional<Tracked> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    synchronized Optional<Waiting> waiting(long number) {
        return Optional.ofNullable(untouched.get(number));
    }

    /// Begins to track a document. A packet that goes on has an entry of its own, unless it has the id of its
    /// document: then it continues that of the document.
    synchronized Tracked enter(Accepted accepted, boolean watched, Tracked.Fate fate) {
        var document = accepted.document();
        var there = byId.get(document.packetId());
        var tracked = document.entrance() instanceof Entrance.Resumed
                ? new Tracked(accepted, watched, fate, there)
                : new Tracked(accepted.withKey(there == null ? Optional.empty() : there.key()), watched, fate, null);
        put(tracked);
        inFlight.put(tracked.number(), tracked);
        return tracked;
    }

    /// The document of a part that is fed again, if that is one.
    synchronized Optional<Tracked> whole(Tracked tracked) {
        return tracked.partOf().map(byId::get);
    }

    private void put(Tracked tracked) {
        byId.put(tracked.id(), tracked);
        byRow.put(tracked.row(), tracked);
        written.remove(tracked.row());
    }

    /// Takes up what waited.
    ///
    /// @return what is known of it, if it was in a flow since the server was started
    synchronized Optional<Tracked> resume(long number) {
        untouched.remove(number);
        return Optional.ofNullable(inFlight.get(number));
    }

    /// A document has ended, and stays until the history has it.
    synchronized void ended(Tracked tracked) {
        inFlight.remove(tracked.number());
    }

    /// The one whose status is that of a document: itself, or what continues it; empty if it was fed anew under the
    /// same id, or its flow is gone.
    synchronized Optional<Tracked> current(Tracked tracked) {
        return find(tracked.id()).filter(current -> current.covers(tracked));
    }

    /// The history has a document. It goes when many more have come after it.
    synchronized void written(Tracked tracked) {
        if (byId.get(tracked.id()) != tracked) {
            return;
        }
        written.put(tracked.row(), tracked);
        if (written.size() > MOST_WRITTEN) {
            var oldest = written.values().iterator().next();
            written.remove(oldest.row());
            byId.remove(oldest.id(), oldest);
            byRow.remove(oldest.row(), oldest);
        }
    }

    /// Brings back what the history has, unless it is here.
    synchronized Tracked recall(History.Entry entry) {
        var here = byId.get(entry.status().id());
        if (here != null) {
            return here;
        }
        var recalled = new Tracked(entry);
        put(recalled);
        written(recalled);
        return recalled;
    }

    /// Documents of a flow that the history has not got, newest first.
    ///
    /// @param before only those with smaller rows
    /// @param read reads one that waits by its number
    List<History.Entry> list(
            String flow, Optional<DocumentState> state, long before, int limit, LongFunction<Optional<Accepted>> read) {
        var found = new ArrayList<History.Entry>();
        for (var row = before(before); row > 0 && found.size() < limit; row = before(row)) {
            entry(row, read)
                    .filter(entry -> entry.status().flow().equals(flow))
                    .filter(entry -> state.isEmpty() || entry.status().state() == state.get())
                    .ifPresent(found::add);
        }
        return found;
    }

    private synchronized long before(long row) {
        var tracked = Optional.ofNullable(byRow.lowerKey(row)).orElse(0L);
        var waiting = Optional.ofNullable(untouched.lowerKey(row)).orElse(0L);
        return Math.max(tracked, waiting);
    }

    private Optional<History.Entry> entry(long row, LongFunction<Optional<Accepted>> read) {
        synchronized (this) {
            var tracked = byRow.get(row);
            if (tracked != null) {
                return written.containsKey(row)
                        ? Optional.empty()
                        : Optional.of(new History.Entry(row, tracked.status(), Optional.empty()));
            }
        }
        return read.apply(row).map(waiting -> new History.Entry(row, DocumentStatus.of(waiting), Optional.empty()));
    }

    synchronized boolean has(long row) {
        return byRow.containsKey(row) && !written.containsKey(row);
    }

    /// Forgets the documents of a flow.
    ///
    /// @param isKept whether what waits has not ended
    synchronized void forget(String flow, LongPredicate isKept) {
        byId.values().removeIf(tracked -> tracked.flow().equals(flow));
        byRow.values().removeIf(tracked -> tracked.flow().equals(flow));
        inFlight.values().removeIf(tracked -> tracked.flow().equals(flow));
        written.values().removeIf(tracked -> tracked.flow().equals(flow));
        untouched.keySet().removeIf(number -> !isKept.test(number));
    }

    /// How what is in flight here differs from what the log keeps.
    synchronized Map<Long, Difference> difference(Set<Long> kept) {
        var difference = new TreeMap<Long, Difference>();
        for (var number : kept) {
            if (!inFlight.containsKey(number) && !untouched.containsKey(number)) {
                difference.put(
                        number,
                        new Difference(
                                String.valueOf(number),
                                "The intake log has a document that the ledger does not know."));
            }
        }
        for (var tracked : inFlight.values()) {
            if (!kept.contains(tracked.number())) {
                difference.put(
                        tracked.number(),
                        new Difference(
                                String.valueOf(tracked.number()),
                                "The ledger has document \"%s\" in flight, and the intake log has it not."
                                        .formatted(tracked.id())));
            }
        }
        return difference;
    }
}
