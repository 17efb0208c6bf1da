package io.pypes.worker.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Messages on their way to the one thread that takes them. Any thread adds some, and never waits: they hang on
/// one another, the latest in front, and are taken all at once. So the other side is woken for the first of many,
/// not for each.
final class Outbox {

    private final AtomicReference<@Nullable Added> latest = new AtomicReference<>();
    private volatile @Nullable Thread taker;

    private record Added(Message message, @Nullable Added before) {}

    void add(Message message) {
        var before = latest.get();
        while (!latest.compareAndSet(before, new Added(message, before))) {
            before = latest.get();
        }
        if (before == null) { // else whoever added the first of them has woken it
            LockSupport.unpark(taker);
        }
    }

    /// Takes all there are, and waits if there is none.
    ///
    /// @return the latest first, so that they can be removed from the end one by one and no longer take memory
    List<Message> take() throws InterruptedException {
        taker = Thread.currentThread(); // before looking, so that whoever adds the next one sees it
        while (true) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            var first = latest.getAndSet(null);
            if (first != null) {
                return list(first);
            }
            LockSupport.park(this);
        }
    }

    private static List<Message> list(Added first) {
        var list = new ArrayList<Message>();
        for (Added added = first; added != null; added = added.before) {
            list.add(added.message);
        }
        return list;
    }
}
