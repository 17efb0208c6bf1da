package io.pypes.server.ledger;

import io.pypes.engine.Outcome;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import java.util.concurrent.atomic.LongAdder;

/// How many documents of one flow were accepted since the server started, or were in flight when it did, and how
/// they ended. Thread-safe.
public final class FlowAccount {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final Backlog backlog = new Backlog();

    FlowAccount() {}

    /// Documents that wait until they are given to the flow.
    public Backlog backlog() {
        return backlog;
    }

    void accepted() {
        accepted.increment();
    }

    void recover(Waiting waiting) {
        accepted.increment();
        backlog.add(waiting);
    }

    void ended(Outcome.State how) {
        switch (how) {
            case PUBLISHED -> published.increment();
            case DROPPED -> dropped.increment();
            case DEAD_LETTERED -> deadLettered.increment();
            case FAILED -> throw new IllegalArgumentException("A document that failed has not ended.");
        }
    }

    /// Counts so far. What is accepted is what has ended and what is in flight.
    public Counts counts() {
        var ends = new Counts(0, published.sum(), dropped.sum(), deadLettered.sum());
        return new Counts(accepted.sum(), ends.published, ends.dropped, ends.deadLettered);
    }

    public record Counts(long accepted, long published, long dropped, long deadLettered) {
        public long inFlight() {
            return Math.max(0, accepted - published - dropped - deadLettered);
        }
    }
}
