package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The batch at hand of a publisher. Thread-safe: what a publisher says after its call does not count.
final class PublisherBatch implements Batch {

    private final List<Attempt> attempts;
    private final List<Entry> entries;
    private @Nullable IdentityHashMap<Entry, PacketException> failed;
    private boolean over;

    /// @param attempts its packets, which do not change any more
    PublisherBatch(List<Attempt> attempts) {
        this.attempts = attempts;
        this.entries = List.copyOf(attempts);
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
        if (!isOwn(entry)) {
            throw new IllegalArgumentException("Only entries of this batch can be failed, and this is none of them.");
        }
        if (failed == null) {
            failed = new IdentityHashMap<>();
        }
        failed.put(entry, reason);
    }

    @SuppressWarnings("ReferenceEquality") // one packet may be in a batch twice
    private boolean isOwn(Entry entry) {
        return entries.stream().anyMatch(own -> own == entry);
    }

    /// The call is over.
    synchronized void end() {
        over = true;
    }

    List<Attempt> attempts() {
        return attempts;
    }

    /// Why the publisher failed one of the attempts; null if it did not.
    synchronized @Nullable PacketException reason(Attempt attempt) {
        return failed == null ? null : failed.get(attempt);
    }

    /// Says whether the publisher failed none.
    synchronized boolean isSound() {
        return failed == null;
    }
}
