package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import java.util.concurrent.atomic.LongAdder;

/// How many documents a run took in, and how they ended.
public final class DocumentCounters {

    private final LongAdder accepted = new LongAdder();
    private final LongAdder published = new LongAdder();
    private final LongAdder dropped = new LongAdder();
    private final LongAdder deadLettered = new LongAdder();
    private final LongAdder failed = new LongAdder();

    public void accepted() {
        accepted.increment();
    }

    /// One was taken out again.
    void withdrawn() {
        accepted.decrement();
    }

    public void settled(State state) {
        var counter = switch (state) {
            case PUBLISHED -> published;
            case DROPPED -> dropped;
            case DEAD_LETTERED -> deadLettered;
            case FAILED -> failed;
        };
        counter.increment();
    }

    public Numbers.Documents numbers(long inFlight) {
        return new Numbers.Documents(
                accepted.sum(), inFlight, published.sum(), dropped.sum(), deadLettered.sum(), failed.sum());
    }
}
