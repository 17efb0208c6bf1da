package io.pypes.server.ledger;

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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One document in the ledger: hears from the engine what becomes of it. Thread-safe.
public final class Tracked implements DocumentListener {

    private static final int MOST_PACKETS = 100;
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
    private final CountDownLatch done = new CountDownLatch(1);
    private long characters;
    private boolean truncated;
    private @Nullable Outcome outcome;
    private @Nullable Instant settledAt;

    /// Begins to track a document.
    ///
    /// @param watched true if what is published is to be kept for somebody who waits
    Tracked(String id, String flow, int revision, Packet packet, boolean watched, InstantSource clock) {
        this.id = id;
        this.flow = flow;
        this.revision = revision;
        this.filename = packet.metadata(Metadata.FILENAME).map(Value::asText);
        this.mediaType = packet.mediaType().toString();
        this.size = packet.content().size();
        this.clock = clock;
        this.receivedAt = clock.instant();
        this.packets = watched ? new ArrayList<>() : null;
    }

    String id() {
        return id;
    }

    String flow() {
        return flow;
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
        done.countDown();
    }

    /// Waits until the document is settled.
    ///
    /// @return false if the time was over before
    public boolean await(Duration time) throws InterruptedException {
        return done.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    }

    public Receipt receipt() {
        return Receipt.of(status(), packets != null);
    }

    synchronized DocumentStatus status() {
        return new DocumentStatus(
                id,
                flow,
                revision,
                filename,
                mediaType,
                size,
                outcome == null ? DocumentState.IN_FLIGHT : DocumentState.of(outcome.state()),
                receivedAt,
                Optional.ofNullable(settledAt),
                outcome == null ? OutcomeCounts.NONE : OutcomeCounts.of(outcome),
                outcome == null
                        ? List.of()
                        : outcome.notes().stream().map(DocumentNote::of).toList(),
                Optional.ofNullable(packets),
                truncated);
    }
}
