package io.pypes.server.ledger;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Outcome;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.server.ledger.DocumentStatus.DocumentNote;
import io.pypes.server.ledger.DocumentStatus.OutcomeCounts;
import io.pypes.server.ledger.DocumentStatus.PublishedPacket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

    private final String id;
    private final String flow;
    private final int revision;
    private final Optional<String> filename;
    private final String mediaType;
    private final long size;
    private final Instant receivedAt;
    private final InstantSource clock;
    private final @Nullable List<PublishedPacket> packets;
    private final Optional<String> partOf;
    private final CompletableFuture<Outcome> done = new CompletableFuture<>();
    private final List<String> replayed = new ArrayList<>();
    private long characters;
    private boolean truncated;
    private @Nullable Tracked before;
    private @Nullable Outcome outcome;
    private @Nullable Instant settledAt;

    /// Begins to track a document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    /// @param before what this one continues: its packet had failed, and goes on
    Tracked(
            Document document,
            String flow,
            int revision,
            boolean watched,
            InstantSource clock,
            @Nullable Tracked before) {
        var packet = document.packet();
        this.id = document.packetId();
        this.partOf = id.equals(document.id()) ? Optional.empty() : Optional.of(document.id());
        this.flow = flow;
        this.revision = revision;
        this.filename = packet.metadata(Metadata.FILENAME).map(Value::asText);
        this.mediaType = packet.mediaType().toString();
        this.size = packet.content().size();
        this.clock = clock;
        this.before = before;
        if (before != null) {
            before.total(); // so that no long chain of replays comes about
        }
        this.receivedAt = before == null ? clock.instant() : before.receivedAt;
        this.packets = watched ? new ArrayList<>() : null;
    }

    synchronized Optional<Tracked> before() {
        return Optional.ofNullable(before);
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
        return id;
    }

    String flow() {
        return flow;
    }

    @Override
    public boolean wantsPublished() {
        return packets != null;
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
        synchronized (this) {
            outcome = how;
            settledAt = clock.instant();
        }
        done.complete(how);
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
            var earlier = before.total();
            if (earlier.isEmpty()) {
                return Optional.empty();
            }
            outcome = sum(earlier.get(), outcome);
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
                id, filename, mediaType, size, status.map(DocumentStatus::state).orElseGet(this::state), status);
    }

    synchronized DocumentState state() {
        return total().map(outcome -> DocumentState.of(outcome.state())).orElse(DocumentState.IN_FLIGHT);
    }

    synchronized DocumentStatus status() {
        var ended = total();
        return new DocumentStatus(
                id,
                partOf,
                flow,
                revision,
                filename,
                mediaType,
                size,
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
