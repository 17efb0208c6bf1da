package io.pypes.engine;

/// How many documents a flow may hold. Thread-safe.
final class Room {

    private int free;
    private boolean closed;

    Room(int documents) {
        this.free = documents;
    }

    /// Takes a place; waits for one while the flow is full.
    ///
    /// @return false if the room is closed; nothing was taken then
    synchronized boolean enter() throws InterruptedException {
        while (free <= 0 && !closed) {
            wait();
        }
        return tryEnter();
    }

    /// Takes a place if there is one.
    synchronized boolean tryEnter() {
        if (closed || free <= 0) {
            return false;
        }
        free--;
        return true;
    }

    /// Gives a place back.
    synchronized void leave() {
        free++;
        notifyAll();
    }

    /// Lets nobody in any more: all who wait are turned away.
    synchronized void close() {
        closed = true;
        notifyAll();
    }
}
