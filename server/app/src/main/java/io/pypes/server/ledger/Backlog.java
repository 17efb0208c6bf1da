package io.pypes.server.ledger;

import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// Documents of one flow that wait until they are given to it, in the order in which they came here. Some
/// wait for a while at least, and hold nobody up. Thread-safe.
public final class Backlog {

    private final Deque<Waiting> waiting = new ArrayDeque<>();
    private final PriorityQueue<Later> later = new PriorityQueue<>();

    /// @param due in [System#nanoTime]
    private record Later(Waiting document, long due) implements Comparable<Later> {
        @Override
        public int compareTo(Later other) {
            return Long.signum(due - other.due);
        }
    }

    Backlog() {}

    /// Puts one behind all others.
    public synchronized void add(Waiting document) {
        waiting.add(document);
        notifyAll();
    }

    /// Puts one behind all others, when a while is over.
    synchronized void add(Waiting document, Duration pause) {
        if (pause.isZero()) {
            add(document);
        } else {
            later.add(new Later(document, System.nanoTime() + pause.toNanos()));
            notifyAll(); // it may be due before the others
        }
    }

    /// Lets none wait for its while any longer.
    public synchronized void hurry() {
        while (!later.isEmpty()) {
            waiting.add(later.remove().document);
        }
        notifyAll();
    }

    /// Takes the next one; waits while there is none.
    public synchronized Waiting take() throws InterruptedException {
        for (var left = untilDue(); waiting.isEmpty(); left = untilDue()) {
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return waiting.remove();
    }

    /// Lets in those whose while is over.
    ///
    /// @return in how many nanoseconds the next is due
    private long untilDue() {
        var now = System.nanoTime();
        while (!later.isEmpty() && later.element().due - now <= 0) {
            waiting.add(later.remove().document);
        }
        return later.isEmpty() ? Long.MAX_VALUE : later.element().due - now;
    }

    /// Takes the next one if there is one.
    public synchronized Optional<Waiting> poll() {
        untilDue();
        return Optional.ofNullable(waiting.poll());
    }

    /// Puts back what was taken.
    public synchronized void putBack(Waiting document) {
        waiting.addFirst(document);
        notifyAll();
    }

    synchronized List<Waiting> clear() {
        var all = Stream.concat(waiting.stream(), later.stream().map(Later::document))
                .toList();
        waiting.clear();
        later.clear();
        return all;
    }

    public synchronized int size() {
        return waiting.size() + later.size();
    }
}
