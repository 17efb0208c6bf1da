package io.pypes.server.run;

import io.pypes.engine.Numbers;
import io.pypes.server.flow.DocumentNumbers;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One flow in this server: the revision that takes documents, those that still finish theirs, and what is counted over
/// all of them. Thread-safe.
final class LiveFlow {

    private final Set<Live> ending = ConcurrentHashMap.newKeySet();
    private final MemoryBudget memory;
    private volatile @Nullable Live current;
    private DocumentNumbers ended = DocumentNumbers.NONE;

    LiveFlow(MemoryBudget memory) {
        this.memory = memory;
    }

    MemoryBudget memory() {
        return memory;
    }

    Optional<Live> current() {
        return Optional.ofNullable(current);
    }

    /// Puts another revision, or none, in the place of the current one.
    ///
    /// @return what was there; it has to be stopped, and then given to [#ended]
    synchronized Optional<Live> replace(@Nullable Live next) {
        var before = Optional.ofNullable(current);
        before.ifPresent(ending::add);
        current = next;
        return before;
    }

    /// A revision has ended.
    synchronized void ended(Live before) {
        ended = plus(ended, before.run().numbers().documents());
        ending.remove(before);
        notifyAll();
    }

    /// Waits until no revision has anything to finish any longer.
    synchronized void awaitEnded() throws InterruptedException {
        while (!ending.isEmpty()) {
            wait();
        }
    }

    /// Counts since the server started.
    synchronized DocumentNumbers documents() {
        var sum = ended;
        for (var live : ending) {
            sum = plus(sum, live.run().numbers().documents());
        }
        var live = current;
        return live == null ? sum : plus(sum, live.run().numbers().documents());
    }

    private static DocumentNumbers plus(DocumentNumbers sum, Numbers.Documents more) {
        return new DocumentNumbers(
                sum.accepted() + more.accepted(),
                sum.inFlight() + more.inFlight(),
                sum.published() + more.published(),
                sum.dropped() + more.dropped(),
                sum.deadLettered() + more.deadLettered(),
                sum.failed() + more.failed());
    }
}
