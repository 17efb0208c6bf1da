package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;

/// The batch at hand of a publisher. Thread-safe: what a publisher says after its call does not count.
final class PublisherBatch implements Batch {

    private final List<Attempt> attempts;
    private final List<Entry> entries;
    private final IdentityHashMap<Entry, Optional<PacketException>> failed = new IdentityHashMap<>();
    private boolean over;

    PublisherBatch(List<Attempt> attempts) {
        this.attempts = List.copyOf(attempts);
        this.entries = attempts.stream()
                .map(Attempt::delivery)
                .map(delivery -> new Entry(delivery.origin().id(), delivery.packet()))
                .toList();
        entries.forEach(entry -> failed.put(entry, Optional.empty()));
    }

    @Override
    public List<Entry> entries() {
        return entries;
    }

    @Override
    public synchronized void fail(Entry entry, PacketException reason) {
        requireNonNull(reason, "The reason why an entry was not published is null.");
        if (over) {
            throw new IllegalStateException("This call is over. A publisher may not keep its batch.");
        }
        if (!failed.containsKey(entry)) {
            throw new IllegalArgumentException("Only entries of this batch can be failed, and this is none of them.");
        }
        failed.put(entry, Optional.of(reason));
    }

    /// The call is over.
    synchronized void end() {
        over = true;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /// Why the publisher failed one of the attempts; empty if it did not.
    synchronized Optional<PacketException> reason(int index) {
        return failed.getOrDefault(entries.get(index), Optional.empty());
    }
}
