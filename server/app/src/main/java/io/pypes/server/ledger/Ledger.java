package io.pypes.server.ledger;

import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.AcceptedLog;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import io.pypes.server.ledger.Reconciliation.Difference;
import io.pypes.server.ledger.Reconciliation.FlowCounts;
import io.pypes.server.web.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The account of every document of this server from when it is accepted, which is when the intake log has it on
/// disk, until it has ended, which the log has on disk too. Of those that have ended, the last 20 000 are
/// remembered until the server ends. Thread-safe.
@Component
public final class Ledger {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final int REMEMBERED = 20_000;
    private static final Duration MOMENT = Duration.ofMillis(200);

    private final AcceptedLog log;
    private final InstantSource clock;
    private final Map<String, FlowAccount> flows = new ConcurrentHashMap<>();
    private final Map<String, Tracked> byId = new HashMap<>(); // guards all that follow, too
    private final NavigableMap<Long, Tracked> byNumber = new TreeMap<>();
    private final NavigableMap<Long, Waiting> untouched = new TreeMap<>();
    private final Deque<Tracked> ended = new ArrayDeque<>();

    Ledger(AcceptedLog log, Ids ids, InstantSource clock) throws IOException {
        this.log = log;
        this.clock = clock;
        for (var waiting : log.recovered()) {
            ids.startAfter(waiting.number());
            untouched.put(waiting.number(), waiting);
            account(log.flow(waiting)).recover(waiting);
        }
    }

    /// The account of a flow.
    public FlowAccount account(String flow) {
        return flows.computeIfAbsent(flow, _ -> new FlowAccount());
    }

    /// Accepts a document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    /// @return completes, on a thread of the log, when the document is on disk; or with an [IOException] if it was
    ///     not accepted
    public CompletableFuture<Tracked> accept(Accepted accepted, boolean watched) {
        return log.add(accepted).thenApply(_ -> {
            account(accepted.flow()).accepted();
            return enter(accepted, watched);
        });
    }

    /// A packet that goes on has an entry of its own, unless it has the id of its document: then it continues
    /// that of the document.
    private Tracked enter(Accepted accepted, boolean watched) {
        var document = accepted.document();
        synchronized (byId) {
            var before = byId.get(document.packetId());
            var goesOn = document.entrance() instanceof Entrance.Resumed;
            var tracked = new Tracked(accepted, watched, this::ended, goesOn ? before : null);
            if (before != null) {
                byNumber.remove(before.number());
            }
            byId.put(tracked.id(), tracked);
            byNumber.put(tracked.number(), tracked);
            var whole = byId.get(document.id());
            if (whole != null && goesOn && !document.packetId().equals(document.id())) {
                whole.replayed(document.packetId());
            }
            return tracked;
        }
    }

    /// Takes up a document that waited.
    public Tracked resume(Waiting waiting) throws IOException {
        var accepted = log.read(waiting);
        synchronized (byId) {
            var known = byNumber.get(waiting.number());
            untouched.remove(waiting.number());
            waiting.release();
            if (known != null) {
                known.resume(accepted);
                return known;
            }
            return enter(accepted, false);
        }
    }

    /// Lets a document wait that its flow did not take, or gave back.
    public void giveBack(Tracked tracked) {
        var accepted = tracked.accepted();
        try {
            var waiting = log.park(accepted, 0);
            var _ = log.back(accepted.number());
            tracked.leave();
            account(accepted.flow()).backlog().add(waiting);
        } catch (IOException full) {
            tracked.leave();
            LOG.error("Document \"{}\" waits until the server is started anew: {}", tracked.id(), full.getMessage());
        }
    }

    private void ended(Tracked tracked, Outcome outcome) {
        if (outcome.failed() > 0) {
            giveBack(tracked);
            return;
        }
        var _ = log.end(tracked.number()).whenComplete((_, refusal) -> {
            if (refusal == null) {
                account(tracked.flow()).ended(outcome.state());
                tracked.end(outcome, clock.instant());
                remember(tracked);
            }
        });
    }

    private void remember(Tracked tracked) {
        synchronized (byId) {
            ended.add(tracked);
            if (ended.size() > REMEMBERED) {
                var oldest = ended.remove();
                byId.remove(oldest.id(), oldest);
                byNumber.remove(oldest.number(), oldest);
            }
        }
    }

    /// Forgets the documents of a flow that was removed: those that wait have ended.
    public void forget(String flow) {
        var ends = account(flow).backlog().clear().stream()
                .map(waiting -> {
                    waiting.release();
                    return log.end(waiting.number());
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
        synchronized (byId) {
            byId.values().removeIf(tracked -> tracked.flow().equals(flow));
            byNumber.values().removeIf(tracked -> tracked.flow().equals(flow));
            ended.removeIf(tracked -> tracked.flow().equals(flow));
            untouched.keySet().removeIf(number -> !log.isKept(number));
        }
        flows.remove(flow);
    }

    Optional<DocumentStatus> find(String id) {
        Tracked tracked;
        synchronized (byId) {
            tracked = byId.get(id);
        }
        return tracked != null
                ? Optional.of(tracked.status())
                : status(Ids.number(id)).filter(document -> document.id().equals(id));
    }

    private Accepted read(Waiting waiting) {
        try {
            return log.read(waiting);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private record Listed(long number, DocumentStatus status) {}

    /// The documents of a flow, newest first.
    Page<DocumentStatus> page(String flow, Optional<DocumentState> state, Optional<String> cursor, int limit) {
        var wanted = Page.limit(limit) + 1;
        var found = new ArrayList<Listed>();
        var number = before(cursor.map(Ledger::number).orElse(Long.MAX_VALUE));
        while (number > 0 && found.size() < wanted) {
            var status = status(number).filter(document -> document.flow().equals(flow));
            if (status.isPresent() && (state.isEmpty() || status.get().state() == state.get())) {
                found.add(new Listed(number, status.get()));
            }
            number = before(number);
        }
        return Page.of(found, limit, last -> String.valueOf(last.number())).map(Listed::status);
    }

    /// The next smaller number of a document; 0 if there is none.
    private long before(long number) {
        synchronized (byId) {
            var tracked = Optional.ofNullable(byNumber.lowerKey(number)).orElse(0L);
            var waiting = Optional.ofNullable(untouched.lowerKey(number)).orElse(0L);
            return Math.max(tracked, waiting);
        }
    }

    private Optional<DocumentStatus> status(long number) {
        Waiting waiting;
        synchronized (byId) {
            var tracked = byNumber.get(number);
            if (tracked != null) {
                return Optional.of(tracked.status());
            }
            waiting = untouched.get(number);
        }
        return Optional.ofNullable(waiting).map(this::read).map(DocumentStatus::waiting);
    }

    /// Compares the ledger with the log. Takes a moment where they differ, which may be because something is just
    /// being written.
    Reconciliation reconcile() throws InterruptedException {
        var difference = difference();
        if (!difference.isEmpty()) {
            Thread.sleep(MOMENT);
            difference.keySet().retainAll(difference().keySet());
        }
        var counts = flows.entrySet().stream()
                .map(flow -> FlowCounts.of(flow.getKey(), flow.getValue().counts()))
                .sorted(Comparator.comparing(FlowCounts::flow))
                .toList();
        return new Reconciliation(
                counts,
                difference.entrySet().stream()
                        .map(found -> new Difference(String.valueOf(found.getKey()), found.getValue()))
                        .toList());
    }

    private Map<Long, String> difference() {
        var difference = new TreeMap<Long, String>();
        var kept = log.kept();
        synchronized (byId) {
            for (var number : kept) {
                if (!byNumber.containsKey(number) && !untouched.containsKey(number)) {
                    difference.put(number, "The intake log has a document that the ledger does not know.");
                }
            }
            for (var tracked : byNumber.values()) {
                if (tracked.state() == DocumentState.IN_FLIGHT && !kept.contains(tracked.number())) {
                    difference.put(
                            tracked.number(),
                            "The ledger has document \"%s\" in flight, and the intake log has it not."
                                    .formatted(tracked.id()));
                }
            }
        }
        return difference;
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw Page.unknown(cursor);
        }
    }
}
