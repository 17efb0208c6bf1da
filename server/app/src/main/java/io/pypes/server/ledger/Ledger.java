package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
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
    private final Map<String, Tracked> documents = new LinkedHashMap<>();

    Ledger(InstantSource clock) {
        this.clock = clock;
    }

    /// Enters a document that is about to be handed to a flow. A packet that goes on has an entry of its own, unless it
    /// has the id of its document: then it continues that of the document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    public Tracked enter(Document document, String flow, int revision, boolean watched) {
        synchronized (documents) {
            var before = documents.remove(document.packetId()); // a replayed document is the newest again
            var goesOn = document.entrance() instanceof Entrance.Resumed;
            var tracked = new Tracked(document, flow, revision, watched, clock, goesOn ? before : null);
            documents.put(document.packetId(), tracked);
            var whole = documents.get(document.id());
            if (whole != null && goesOn && !document.packetId().equals(document.id())) {
                whole.replayed(document.packetId());
            }
            forgetOldest();
            return tracked;
        }
    }

    private void forgetOldest() {
        Iterator<Tracked> oldest = documents.values().iterator();
        for (var surplus = documents.size() - REMEMBERED; surplus > 0 && oldest.hasNext(); surplus--) {
            if (oldest.next().status().state() != DocumentState.IN_FLIGHT) {
                oldest.remove();
            }
        }
    }

    /// Strikes out a document that the flow did not take.
    public void strike(Tracked tracked) {
        synchronized (documents) {
            documents.remove(tracked.id(), tracked);
            tracked.before().ifPresent(before -> documents.put(tracked.id(), before));
        }
    }

    /// Forgets the documents of a flow.
    public void forget(String flow) {
        synchronized (documents) {
            documents.values().removeIf(tracked -> tracked.flow().equals(flow));
        }
    }

    Optional<DocumentStatus> find(String id) {
        synchronized (documents) {
            return Optional.ofNullable(documents.get(id)).map(Tracked::status);
        }
    }

    /// Newest first.
    List<DocumentStatus> list(String flow, Optional<DocumentState> state, int limit) {
        List<Tracked> all;
        synchronized (documents) {
            all = List.copyOf(documents.values());
        }
        return all.reversed().stream()
                .filter(tracked -> tracked.flow().equals(flow))
                .map(Tracked::status)
                .filter(status -> state.isEmpty() || status.state() == state.get())
                .limit(limit)
                .toList();
    }
}
