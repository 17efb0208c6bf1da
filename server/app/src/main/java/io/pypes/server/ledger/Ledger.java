package io.pypes.server.ledger;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.pypes.engine.Entrance;
import io.pypes.engine.Outcome;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.AcceptedLog;
import io.pypes.server.accepted.AcceptedLog.Ended;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import io.pypes.server.accepted.End;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.ledger.History.Entry;
import io.pypes.server.ledger.HistoryWriter.Line;
import io.pypes.server.ledger.Reconciliation.FlowCounts;
import io.pypes.server.settings.Settings;
import io.pypes.server.web.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// The account of every document of this server from when it is accepted, which is when the intake log has it on
/// disk, until it has ended, which the log has on disk too; then the history has it for a while. Thread-safe.
@Component
public final class Ledger implements HistoryWriter.Book, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ledger.class);
    private static final Duration MOMENT = Duration.ofMillis(200);
    private static final long PAUSE = 1; // seconds, after the log took no note

    private final AcceptedLog log;
    private final History history;
    private final HistoryWriter writer;
    private final InstantSource clock;
    private final MeterRegistry metrics;
    private final Map<String, FlowAccount> flows = new ConcurrentHashMap<>();
    private final Map<String, FlowMeters> meters = new ConcurrentHashMap<>();
    private final Known known = new Known();
    private final Tracked.Fate fate = new Noted();
    private final Keys keys = new Keys();
    private volatile boolean closed;

    Ledger(AcceptedLog log, History history, Ids ids, InstantSource clock, Settings settings, MeterRegistry metrics)
            throws IOException {
        this.metrics = metrics;
        this.log = log;
        this.history = history;
        this.clock = clock;
        this.writer = new HistoryWriter(history, settings.history(), clock, this);
        ids.startAfter(history.last());
        for (var waiting : log.recovered()) {
            ids.startAfter(waiting.number());
            recover(waiting);
        }
        for (var ended : log.ended()) {
            ids.startAfter(ended.document().number());
            recover(ended);
        }
        Gauge.builder(
                        "pypes.ledger.difference",
                        known,
                        of -> of.difference(log.kept()).size())
                .description(
                        "Documents that only one of the ledger and the intake log has; a few for a moment, while documents come in.")
                .register(metrics);
        writer.start();
    }

    /// One that the disk has lost in part, so that it is not even known for which flow it is, stays in the log, and
    /// is told where the two are compared.
    private void recover(Waiting waiting) {
        waiting.head().ifPresent(head -> {
            known.add(waiting);
            account(head.flow()).recover(waiting);
            head.key().ifPresent(key -> keys.await(head.flow(), key, () -> known(waiting.number())));
        });
    }

    /// A document that has ended, which the history may not have.
    private void recover(Ended ended) {
        try {
            var accepted = log.read(ended.document());
            recallAll(accepted);
            ended(enter(accepted, false), ended.end());
        } catch (IOException unreadable) {
            LOG.warn("A document that has ended is not in the history: {}", unreadable.getMessage());
            log.letGo(ended.document().number());
        } finally {
            ended.document().release();
        }
    }

    /// The account of a flow.
    public FlowAccount account(String flow) {
        return flows.computeIfAbsent(flow, _ -> {
            var account = new FlowAccount();
            meters.put(flow, FlowMeters.register(metrics, flow, account));
            return account;
        });
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

    private Tracked enter(Accepted accepted, boolean watched) {
        var tracked = known.enter(accepted, watched, fate);
        tracked.key().ifPresent(key -> keys.put(key, tracked));
        known.whole(tracked).ifPresent(whole -> {
            whole.replayed(tracked.id());
            if (whole.state() != DocumentState.IN_FLIGHT) {
                writer.add(whole);
            }
        });
        return tracked;
    }

    /// Claims a key for a document that is about to be accepted, unless there is one with it. May wait for the
    /// database.
    ///
    /// @param own completes with the document when it is accepted
    /// @return the one that there is
    /// @throws io.pypes.server.web.ApiException if that is another one, by its content
    public Optional<CompletableFuture<Tracked>> claim(String flow, SenderKey key, CompletableFuture<Tracked> own) {
        return keys.claim(
                flow,
                key,
                own,
                _ -> history.find(flow, key).map(found -> {
                    Keys.check(key, found.fingerprint());
                    return known.recall(found.entry());
                }));
    }

    /// A document with a key was not accepted.
    public void unclaim(String flow, SenderKey key) {
        keys.unclaim(flow, key);
    }

    /// Makes sure that a document, or a part of it, that goes on continues what is known of it.
    public void recall(String id) {
        if (known.find(id).isEmpty()) {
            history.find(id).ifPresent(known::recall);
        }
    }

    /// Takes up a document that waited. If it throws, the document waits on.
    ///
    /// @throws java.nio.file.NoSuchFileException if the file of its content is gone
    public Tracked resume(Waiting waiting) throws IOException {
        return resume(waiting, log.read(waiting));
    }

    /// Takes up a document that waited, whose content is gone.
    public Tracked resumeWithoutFile(Waiting waiting) throws IOException {
        return resume(waiting, log.readWithoutFile(waiting));
    }

    private Tracked resume(Waiting waiting, Accepted accepted) {
        recallAll(accepted);
        synchronized (known) {
            var before = known.resume(waiting.number());
            var tracked = before.orElseGet(() -> enter(accepted, false));
            tracked.resume(accepted, waiting.deaths());
            waiting.release(); // last: it waits on if anything goes wrong
            return tracked;
        }
    }

    private void recallAll(Accepted accepted) {
        if (accepted.document().entrance() instanceof Entrance.Resumed) {
            recall(accepted.document().id());
            recall(accepted.document().packetId());
        }
    }

    /// A document that waits since before the server was started; empty if it waits no more.
    private Optional<Tracked> known(long number) {
        synchronized (known) {
            return waiting(number).map(accepted -> {
                known.resume(number);
                var tracked = enter(accepted, false);
                tracked.leave();
                return tracked;
            });
        }
    }

    /// Lets a document wait that its flow did not take, or gave back.
    public void giveBack(Tracked tracked) {
        giveBack(tracked, Duration.ZERO);
    }

    private void giveBack(Tracked tracked, Duration pause) {
        var accepted = tracked.accepted();
        try {
            var waiting = log.park(accepted, tracked.deaths());
            var _ = log.back(accepted.number());
            tracked.leave();
            account(accepted.flow()).backlog().add(waiting, pause);
        } catch (IOException full) {
            tracked.leave();
            LOG.error("Document \"{}\" waits until the server is started anew: {}", tracked.id(), full.getMessage());
        }
    }

    private final class Noted implements Tracked.Fate {
        @Override
        public void ended(Tracked tracked, Outcome outcome) {
            if (outcome.failed() > 0) {
                giveBack(tracked, tracked.failed());
            } else {
                note(tracked, new End(outcome, tracked.revision(), clock.instant()));
            }
        }

        @Override
        public CompletableFuture<Void> died(Tracked tracked, String cause) {
            return log.death(tracked.number(), cause);
        }
    }

    /// What could not be noted, because the disk is full, is tried again; the document is in flight until then.
    private void note(Tracked tracked, End end) {
        var _ = log.end(tracked.number(), end).whenComplete((_, refusal) -> {
            if (refusal == null) {
                account(tracked.flow()).ended(end.outcome().state());
                ended(tracked, end);
            } else if (!closed) {
                CompletableFuture.delayedExecutor(PAUSE, TimeUnit.SECONDS).execute(() -> note(tracked, end));
            }
        });
    }

    private void ended(Tracked tracked, End end) {
        known.ended(tracked);
        tracked.end(end);
        writer.add(tracked);
    }

    @Override
    public Optional<Line> line(Tracked ended) {
        var current = known.current(ended);
        if (current.isEmpty()) {
            ended.numbers().forEach(log::letGo);
        }
        return current.map(tracked -> new Line(tracked, new Entry(tracked.row(), tracked.status(), tracked.key())))
                .filter(line -> line.entry().status().state() != DocumentState.IN_FLIGHT);
    }

    @Override
    public void written(Line line) {
        var tracked = line.tracked();
        tracked.numbers().forEach(log::letGo);
        tracked.key().ifPresent(key -> keys.unclaim(tracked.flow(), key));
        known.written(tracked);
    }

    /// Forgets the documents of a flow that was removed: those that wait have ended.
    public void forget(String flow) {
        var ends = account(flow).backlog().clear().stream()
                .map(waiting -> {
                    waiting.release();
                    return log.end(waiting.number(), removed()).thenRun(() -> log.letGo(waiting.number()));
                })
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(ends).join();
        known.forget(flow, log::isKept);
        keys.forget(flow);
        flows.remove(flow);
        Optional.ofNullable(meters.remove(flow)).ifPresent(FlowMeters::remove);
        writer.forget(flow);
    }

    private End removed() {
        var note = new Outcome.Note("", Outcome.State.DROPPED, "The flow was removed.");
        return new End(new Outcome(0, 1, 0, 0, List.of(note)), 0, clock.instant());
    }

    Optional<DocumentStatus> find(String id) {
        return known.find(id)
                .map(Tracked::status)
                .or(() -> waiting(Ids.number(id))
                        .map(DocumentStatus::of)
                        .filter(status -> status.id().equals(id)))
                .or(() -> history.find(id).map(Entry::status));
    }

    /// Reads what waits; it is not taken up meanwhile.
    private Optional<Accepted> waiting(long number) {
        synchronized (known) {
            return known.waiting(number).map(waiting -> {
                try {
                    return log.read(waiting);
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
            });
        }
    }

    /// The documents of a flow, newest first.
    Page<DocumentStatus> page(String flow, Optional<DocumentState> state, Optional<String> cursor, int limit) {
        var wanted = Page.limit(limit) + 1;
        var before = cursor.map(Ledger::number).orElse(Long.MAX_VALUE);
        var here = known.list(flow, state, before, wanted, this::waiting);
        var rows = here.stream().map(Entry::number).collect(Collectors.toSet());
        var written = history.list(flow, state, before, wanted + here.size()).stream()
                .filter(entry -> !rows.contains(entry.number()) && !known.has(entry.number()));
        var found = Stream.concat(here.stream(), written)
                .sorted(Comparator.comparingLong(Entry::number).reversed())
                .limit(wanted)
                .toList();
        return Page.of(found, limit, last -> String.valueOf(last.number())).map(Entry::status);
    }

    private static long number(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException _) {
            throw Page.unknown(cursor);
        }
    }

    /// Compares the ledger with the log. Takes a moment where they differ, which may be because something is just
    /// being written.
    Reconciliation reconcile() throws InterruptedException {
        var difference = known.difference(log.kept());
        if (!difference.isEmpty()) {
            Thread.sleep(MOMENT);
            difference.keySet().retainAll(known.difference(log.kept()).keySet());
        }
        var counts = flows.entrySet().stream()
                .map(flow -> FlowCounts.of(flow.getKey(), flow.getValue().counts()))
                .sorted(Comparator.comparing(FlowCounts::flow))
                .toList();
        return new Reconciliation(counts, difference.values().stream().toList());
    }

    /// Writes what has ended into the history.
    @Override
    public void close() {
        closed = true;
        writer.close();
    }
}
