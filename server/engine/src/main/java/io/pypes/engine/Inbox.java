package io.pypes.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Where a tasklet gets packets that come by no wire: fed documents, and packets that go on after a dead letter. Any
/// number of senders, one receiver. Not bounded by itself: a run holds no more documents than its limit.
final class Inbox {

    private final ConcurrentLinkedQueue<Attempt> queue = new ConcurrentLinkedQueue<>();
    private final Waiter receiver;
    private volatile boolean closed;

    Inbox(Waiter receiver) {
        this.receiver = receiver;
    }

    void put(Attempt fed) {
        queue.add(fed);
        receiver.wake();
    }

    @Nullable
    Attempt take() {
        return queue.poll();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Nothing more comes.
    void close() {
        closed = true;
        receiver.wake();
    }

    boolean ended() {
        return closed && queue.isEmpty();
    }
}
