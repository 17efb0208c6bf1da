package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Outcome;
import io.pypes.sdk.Packet;
import io.pypes.server.accepted.Accepted;
import io.pypes.server.accepted.End;
import io.pypes.server.accepted.SenderKey;
import io.pypes.server.ledger.DocumentStatus.DocumentNote;
import io.pypes.server.ledger.DocumentStatus.OutcomeCounts;
import io.pypes.server.ledger.DocumentStatus.PublishedPacket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One document in the ledger: hears from the engine what becomes of it. Thread-safe.
public final class Tracked implements DocumentListener {

    private static final int MOST_PACKETS = 100;
    private static final int MOST_REPLAYED = 100;
    private static final long MOST_CHARACTERS = 1_000_000;
    private static final int MOST_PAUSES = 6; // the last is 32 seconds, and stays so

    private final DocumentStatus first;
    private final long number;
    private final long row;
    private final Optional<SenderKey> key;
    private final Optional<Fate> fate; // empty if it has ended

    private final Instant receivedAt;
    private final @Nullable List<PublishedPacket> packets;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private final List<String> replayed;
    private List<String> deaths = List.of();
    private List<Long> earlier = List.of();
    private @Nullable Accepted accepted;
    private Runnable whenLeft = () -> {};
    private int revision;
    private int failures; // in this revision
    private long characters;
    private boolean truncated;
    private @Nullable Tracked before;
    private @Nullable Outcome outcome;
    private @Nullable Instant settledAt;

    /// Hears what becomes of a document in its flow.
    interface Fate {
        void ended(Tracked document, Outcome outcome);

        /// As [DocumentListener#died].
        CompletableFuture<Void> died(Tracked document, String cause);
    }

    /// Begins to track a document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    /// @param before what this one continues: its packet had failed, and goes on
    Tracked(Accepted accepted, boolean watched, Fate fate, @Nullable Tracked before) {
        this.first = DocumentStatus.of(accepted);
        this.number = accepted.number();
        this.revision = accepted.revision();
        this.accepted = accepted;
        this.fate = Optional.of(fate);
        this.before = before;
        this.replayed = new ArrayList<>();
        if (before == null) {
            this.row = first.partOf().isEmpty() && Ids.number(first.id()) > 0 ? Ids.number(first.id()) : number;
            this.key = accepted.key();
            this.receivedAt = accepted.receivedAt();
        } else {
            before.total(); // so that no long chain of replays comes about
            this.row = before.row;
            this.key = before.key;
            this.receivedAt = before.receivedAt;
        }
        this.packets = watched ? new ArrayList<>() : null;
    }

    /// A document that has ended, as the history has it.
    Tracked(History.Entry entry) {
        this.first = entry.status();
        this.number = 0;
        this.row = entry.number();
        this.key = entry.key();
        this.fate = Optional.empty();
        this.revision = first.revision();
        this.receivedAt = first.receivedAt();
        this.packets = null;
        this.replayed = new ArrayList<>(first.replayed());
        this.outcome = first.outcome().orElseThrow();
        this.settledAt = first.settledAt().orElseThrow();
        done.complete(outcome);
    }

    /// It goes on after it waited.
    ///
    /// @param before what worker processes died of that had it
    synchronized void resume(Accepted again, List<String> before) {
        accepted = again;
        deaths = before;
    }

    /// It is about to be given to a revision.
    ///
    /// @return the document
    public synchronized Document dispatch(int to) {
        failures = to == revision ? failures : 0;
        revision = to;
        return accepted().document();
    }

    /// The revision it was given to has failed with it.
    ///
    /// @return how long it is to wait at least: not at all the first time, when the revision may just have
    ///     been stopped; then longer each time
    synchronized Duration failed() {
        var before = failures;
        failures = Math.min(before + 1, MOST_PAUSES);
        return before == 0 ? Duration.ZERO : Duration.ofSeconds(1L << (before - 1));
    }

    /// The document; it is not at hand while it waits, or when it has ended.
    public Document document() {
        return accepted().document();
    }

    /// The revision it was given to last.
    public synchronized int revision() {
        return revision;
    }

    /// As it was accepted; it is not at hand while it waits, or when it has ended.
    synchronized Accepted accepted() {
        if (accepted == null) {
            throw new IllegalStateException("Document \"%s\" is not at hand.".formatted(id()));
        }
        return accepted;
    }

    /// Runs something when its memory is free: when it has ended, or waits.
    public synchronized void whenLeft(Runnable action) {
        whenLeft = action;
    }

    /// Its memory is free.
    void leave() {
        Runnable action;
        synchronized (this) {
            accepted = null;
            action = whenLeft;
            whenLeft = () -> {};
        }
        action.run();
    }

    /// Under which the log has it; 0 for one that is only in the history.
    long number() {
        return number;
    }

    /// Under which the history keeps it, and by which it is ordered.
    long row() {
        return row;
    }

    /// What its sender calls it.
    Optional<SenderKey> key() {
        return key;
    }

    /// The numbers of all that has ended with it in the log, and is summed up in its status.
    synchronized List<Long> numbers() {
        return Stream.concat(Stream.of(number), earlier.stream())
                .filter(one -> one > 0)
                .toList();
    }

    /// Whether the status of this one includes that of another.
    synchronized boolean covers(Tracked other) {
        return other == this || other == before || earlier.contains(other.number);
    }

    /// A part of it was fed again.
    synchronized void replayed(String part) {
        replayed.remove(part);
        if (replayed.size() < MOST_REPLAYED) {
            replayed.add(part);
        }
    }

    /// Under which its fate can be asked.
    public String id() {
        return first.id();
    }

    String flow() {
        return first.flow();
    }

    /// For a part that goes on: its document.
    Optional<String> partOf() {
        return first.partOf();
    }

    @Override
    public boolean wantsPublished() {
        return packets != null;
    }

    @Override
    public synchronized List<String> deaths() {
        return deaths;
    }

    @Override
    public CompletableFuture<Void> died(String cause) {
        synchronized (this) {
            deaths = Stream.concat(deaths.stream(), Stream.of(cause)).toList();
        }
        return fate.map(known -> known.died(this, cause)).orElse(CompletableFuture.completedFuture(null));
    }

    @Override
    public void published(String node, Packet packet) {
        if (packets == null) {
            return;
        }
        var view = PacketView.of(packet);
        synchronized (this) {
            characters += view.weight();
            if (packets.size() < MOST_PACKETS && characters <= MOST_CHARACTERS) {
                packets.add(new PublishedPacket(node, view));
            } else {
                truncated = true;
            }
        }
    }

    @Override
    public void settled(Outcome how) {
        fate.ifPresent(known -> known.ended(this, how));
    }

    /// It has ended, which is in the log.
    void end(End end) {
        synchronized (this) {
            outcome = end.outcome();
            settledAt = end.at();
            revision = end.revision();
        }
        done.complete(end.outcome());
    }

    /// Runs something when the document is settled, on the thread that settles it, or now.
    public void whenSettled(Runnable action) {
        var _ = done.thenRun(action);
    }

    /// Waits until the document is settled.
    ///
    /// @return false if the time was over before
    public boolean await(Duration time) throws InterruptedException {
        try {
            done.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException late) {
            return false;
        } catch (ExecutionException never) {
            throw new IllegalStateException(never);
        }
    }

    /// How it ended, with what this one continues; empty as long as either is in flight.
    private synchronized Optional<Outcome> total() {
        if (before != null && outcome != null) {
            var ended = before.total();
            if (ended.isEmpty()) {
                return Optional.empty();
            }
            outcome = sum(ended.get(), outcome);
            earlier = Stream.concat(earlier.stream(), before.numbers().stream()).toList();
            before = null;
        }
        return Optional.ofNullable(outcome);
    }

    /// The packet that went on is not a dead letter any more.
    private static Outcome sum(Outcome earlier, Outcome later) {
        return new Outcome(
                earlier.published() + later.published(),
                earlier.dropped() + later.dropped(),
                Math.max(0, earlier.deadLettered() - 1) + later.deadLettered(),
                earlier.failed() + later.failed(),
                Stream.concat(earlier.notes().stream(), later.notes().stream())
                        .limit(Outcome.MAX_NOTES)
                        .toList());
    }

    public Receipt receipt() {
        var status = packets == null ? Optional.<DocumentStatus>empty() : Optional.of(status());
        return new Receipt(
                first.id(),
                first.filename(),
                first.mediaType(),
                first.size(),
                status.map(DocumentStatus::state).orElseGet(this::state),
                status);
    }

    synchronized DocumentState state() {
        return total().map(outcome -> DocumentState.of(outcome.state())).orElse(DocumentState.IN_FLIGHT);
    }

    synchronized DocumentStatus status() {
        var ended = total();
        return new DocumentStatus(
                first.id(),
                first.partOf(),
                first.flow(),
                revision,
                first.filename(),
                first.mediaType(),
                first.size(),
                state(),
                receivedAt,
                ended.isPresent() ? Optional.ofNullable(settledAt) : Optional.empty(),
                ended.map(OutcomeCounts::of).orElse(OutcomeCounts.NONE),
                ended.map(Outcome::notes).orElse(List.of()).stream()
                        .map(DocumentNote::of)
                        .toList(),
                replayed,
                Optional.ofNullable(packets),
                truncated);
    }
}
