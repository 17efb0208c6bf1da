package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.server.web.Page;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// What became of the documents of this server, as far as it is remembered: the last 20 000 are, and those in flight
/// always. Kept in memory, so a restart forgets; dead letters are kept on disk. Thread-safe.
@Component
public final class Ledger {

    private static final int REMEMBERED = 20_000;

    private final InstantSource clock;
    private final Map<String, Entry> documents = new LinkedHashMap<>();
    private long entered;

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /// A document in the order of entry, which is not that of ids: a replayed document enters anew.
    private record Entry(long number, Tracked tracked) {
        boolean isBefore(Optional<Long> other) {
            return other.isEmpty() || number < other.get();
        }
    }

    private record Listed(long number, DocumentStatus status) {}

    /// Enters a document that is about to be handed to a flow. A packet that goes on has an entry of its own, unless it
    /// has the id of its document: then it continues that of the document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    public Tracked enter(Document document, String flow, int revision, boolean watched) {
        synchronized (documents) {
            var before = documents.remove(document.packetId()); // a replayed document is the newest again
            var goesOn = document.entrance() instanceof Entrance.Resumed;
            var tracked = new Tracked(
                    document, flow, revision, watched, clock, goesOn && before != null ? before.tracked() : null);
            put(tracked);
            var whole = documents.get(document.id());
            if (whole != null && goesOn && !document.packetId().equals(document.id())) {
                whole.tracked().replayed(document.packetId());
            }
            forgetOldest();
            return tracked;
        }
    }

    private void put(Tracked tracked) {
        documents.put(tracked.id(), new Entry(++entered, tracked));
    }

    private void forgetOldest() {
        Iterator<Entry> oldest = documents.values().iterator();
        for (var surplus = documents.size() - REMEMBERED; surplus > 0 && oldest.hasNext(); surplus--) {
            if (oldest.next().tracked().state() != DocumentState.IN_FLIGHT) {
                oldest.remove();
            }
        }
    }

    /// Strikes out a document that the flow did not take.
    public void strike(Tracked tracked) {
        synchronized (documents) {
            var entry = documents.get(tracked.id());
            if (entry != null && entry.tracked() == tracked) {
                documents.remove(tracked.id());
            }
            tracked.before().ifPresent(this::put);
        }
    }

    /// Forgets the documents of a flow.
    public void forget(String flow) {
        synchronized (documents) {
            documents.values().removeIf(entry -> entry.tracked().flow().equals(flow));
        }
    }

    Optional<DocumentStatus> find(String id) {
        synchronized (documents) {
            return Optional.ofNullable(documents.get(id))
                    .map(entry -> entry.tracked().status());
        }
    }

    /// The documents of a flow, newest first.
    Page<DocumentStatus> page(String flow, Optional<DocumentState> state, Optional<String> cursor, int limit) {
        var before = cursor.map(Ledger::number);
        List<Entry> all;
        synchronized (documents) {
            all = List.copyOf(documents.values());
        }
        var found = all.reversed().stream()
                .filter(entry ->
                        entry.isBefore(before) && entry.tracked().flow().equals(flow))
                .map(entry -> new Listed(entry.number(), entry.tracked().status()))
                .filter(listed -> state.isEmpty() || listed.status().state() == state.get())
                .limit(Page.limit(limit) + 1L)
                .toList();
        return Page.of(found, limit, last -> String.valueOf(last.number())).map(Listed::status);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw Page.unknown(cursor);
        }
    }
}
