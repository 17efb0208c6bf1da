package io.pypes.server.ledger;

import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Documents of one flow that wait until they are given to it, in the order in which they came here. Thread-safe.
public final class Backlog {

    private final Deque<Waiting> waiting = new ArrayDeque<>();

    Backlog() {}

    /// Puts one behind all others.
    public synchronized void add(Waiting document) {
        waiting.add(document);
        notifyAll();
    }

    /// Takes the next one; waits while there is none.
    public synchronized Waiting take() throws InterruptedException {
        while (waiting.isEmpty()) {
            wait();
        }
        return waiting.remove();
    }

    /// Takes the next one if there is one.
    public synchronized Optional<Waiting> poll() {
        return Optional.ofNullable(waiting.poll());
    }

    /// Puts back what was taken.
    public synchronized void putBack(Waiting document) {
        waiting.addFirst(document);
        notifyAll();
    }

    synchronized List<Waiting> clear() {
        var all = List.copyOf(waiting);
        waiting.clear();
        return all;
    }

    public synchronized int size() {
        return waiting.size();
    }
}
