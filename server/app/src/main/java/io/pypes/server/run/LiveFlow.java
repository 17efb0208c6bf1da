package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.server.ledger.Tracked;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One flow in this server: the revision that takes documents, those that were lent for some documents, those that
/// still finish theirs, and what all of them may hold. Thread-safe.
final class LiveFlow implements Taker {

    private final Set<Live> lent = ConcurrentHashMap.newKeySet();
    private final Set<Live> ending = ConcurrentHashMap.newKeySet();
    private final Permits permits;
    private volatile @Nullable Live current;

    LiveFlow(Permits permits) {
        this.permits = permits;
    }

    Permits permits() {
        return permits;
    }

    Optional<Live> current() {
        return Optional.ofNullable(current);
    }

    /// Waits until there is a revision that takes documents.
    synchronized Live awaitCurrent() throws InterruptedException {
        while (current == null) {
            wait();
        }
        return current;
    }

    /// Whether the revision that takes documents has a place for this one.
    @Override
    public boolean takes(Document document) {
        return current().filter(live -> live.takes(document)).isPresent();
    }

    /// Gives a document to the revision that takes documents. Does not block.
    ///
    /// @return false if there is none
    @Override
    public boolean offer(Tracked tracked) throws InterruptedException {
        for (var live = current; live != null; ) {
            if (live.offer(tracked)) {
                return true;
            }
            var next = current;
            live = live.equals(next) ? null : next; // another one may have just taken over
        }
        return false;
    }

    /// Puts another revision, or none, in the place of the current one.
    ///
    /// @return what was there; it has to be stopped, and then given to [#ended]
    synchronized Optional<Live> replace(@Nullable Live next) {
        var before = Optional.ofNullable(current);
        before.ifPresent(ending::add);
        current = next;
        notifyAll();
        return before;
    }

    /// Puts a revision beside the current one.
    void lend(Live beside) {
        lent.add(beside);
    }

    /// Whether a revision that was lent was not taken back yet.
    boolean isLent(Live beside) {
        return lent.contains(beside);
    }

    /// Takes back what was lent.
    ///
    /// @return true if it was not taken back before; it has to be stopped then, and given to [#ended]
    synchronized boolean takeBack(Live beside) {
        var back = lent.remove(beside);
        if (back) {
            ending.add(beside);
        }
        return back;
    }

    /// The revisions that were lent and not taken back yet.
    List<Live> lent() {
        return List.copyOf(lent);
    }

    /// Whether there is a revision that does anything.
    synchronized boolean isAtWork() {
        return current != null || !lent.isEmpty() || !ending.isEmpty();
    }

    /// How many documents revisions hold that are not the current one.
    synchronized long draining() {
        return Stream.concat(ending.stream(), lent.stream())
                .mapToLong(live -> live.run().numbers().documents().inFlight())
                .sum();
    }

    /// A revision has ended.
    synchronized void ended(Live before) {
        ending.remove(before);
        notifyAll();
    }

    /// Waits until no revision has anything to finish any longer.
    synchronized void awaitEnded() throws InterruptedException {
        while (!ending.isEmpty()) {
            wait();
        }
    }
}
