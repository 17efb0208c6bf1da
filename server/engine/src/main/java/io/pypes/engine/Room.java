package io.pypes.engine;

import java.util.concurrent.atomic.AtomicInteger;

/// How many documents a flow may hold. Thread-safe.
final class Room {

    private final AtomicInteger free;
    private volatile int waiting; // changed under the lock
    private volatile boolean closed;

    Room(int documents) {
        this.free = new AtomicInteger(documents);
    }

    /// Takes a place; waits for one while the flow is full.
    ///
    /// @return false if the room is closed; nothing was taken then
    boolean enter() throws InterruptedException {
        return tryEnter() || (!closed && await());
    }

    private synchronized boolean await() throws InterruptedException {
        waiting++; // before the look: who leaves after it sees that somebody waits
        try {
            while (!tryEnter()) {
                if (closed) {
                    return false;
                }
                wait();
            }
            return true;
        } finally {
            waiting--;
        }
    }

    /// Takes a place if there is one.
    boolean tryEnter() {
        var left = free.get();
        while (left > 0 && !closed) {
            if (free.compareAndSet(left, left - 1)) {
                return true;
            }
            left = free.get();
        }
        return false;
    }

    /// Gives a place back.
    void leave() {
        free.incrementAndGet();
        if (waiting > 0) {
            wakeAll();
        }
    }

    /// Lets nobody in any more: all who wait are turned away.
    void close() {
        closed = true;
        wakeAll();
    }

    private synchronized void wakeAll() {
        notifyAll();
    }
}
