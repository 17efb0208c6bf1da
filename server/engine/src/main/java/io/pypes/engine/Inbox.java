package io.pypes.engine;

import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/// Where a tasklet gets packets that come by no wire: fed documents, and packets that go on after a dead letter. Any
/// number of senders, one receiver. Not bounded by itself: a run holds no more documents than its limit.
final class Inbox {

    private final ConcurrentLinkedQueue<Attempt> queue = new ConcurrentLinkedQueue<>();
    private final Waiter receiver;
    private volatile boolean closed;
    private int room = 1; // the receiver's

    Inbox(Waiter receiver) {
        this.receiver = receiver;
    }

    void put(Attempt fed) {
        queue.add(fed);
        receiver.wake();
    }

    /// Packets to handle at one step that came alike.
    ///
    /// @param step its place
    /// @param port the input port they came in by
    /// @param asked true if the sender picked this very node, whatever it says it takes
    record Fed(int step, String port, boolean asked, Chunk chunk) {}

    /// Takes what came alike; null if there is nothing now. Receiver only.
    @Nullable
    Fed take() {
        var first = queue.poll();
        if (first == null) {
            return null;
        }
        var chunk = new Chunk(room);
        for (var next = first; next != null; next = chunk.isFull() ? null : nextLike(first)) {
            chunk.add(next.packet(), next.origin());
        }
        room = chunk.isFull() ? Math.min(room * 4, Chunk.MOST) : Math.max(1, chunk.size());
        return new Fed(first.step(), first.port(), first.asked(), chunk);
    }

    private @Nullable Attempt nextLike(Attempt first) {
        var next = queue.peek();
        var alike = next != null
                && next.step() == first.step()
                && next.asked() == first.asked()
                && next.port().equals(first.port());
        return alike ? queue.poll() : null;
    }

    /// How many packets wait for a step.
    long waiting(int step) {
        return queue.stream().filter(fed -> fed.step() == step).count();
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
