package io.pypes.engine;

import java.util.concurrent.atomic.AtomicLong;

/// Watches over the calls of one thread into a component: a call that takes too long is interrupted, and one that does
/// not heed that is abandoned, thread and component together. Time spent waiting for the next node does not count.
///
/// The state is a number: its lowest bits say how far the call is, the others count calls. So the watchdog never takes
/// one call for another that began while it looked.
final class Guard {

    /// How long a call may go on after it was interrupted, in nanoseconds.
    static final long GRACE = 2_000_000_000L;

    private static final int IDLE = 0;
    private static final int BUSY = 1;
    private static final int EMITTING = 2;
    private static final int INTERRUPTING = 3;
    private static final int INTERRUPTED = 4;
    private static final int ABANDONED = 5;
    private static final int PHASES = 7;

    private final Thread thread;
    private final long timeout;
    private final AtomicLong state = new AtomicLong(IDLE);
    private volatile long limit;
    private volatile long since;

    /// @param timeout how long one call may take, in nanoseconds
    Guard(Thread thread, long timeout) {
        this.thread = thread;
        this.timeout = timeout;
    }

    /// A call begins.
    void begin() {
        begin(timeout);
    }

    /// A call begins that may take another time, in nanoseconds.
    void begin(long time) {
        limit = time;
        goOn();
    }

    private void goOn() {
        since = System.nanoTime();
        state.set((state.get() | PHASES) + 1 + BUSY);
    }

    /// A call has ended.
    ///
    /// @return true if it was interrupted for taking too long
    /// @throws AbandonedException if it was abandoned meanwhile: this thread must not touch the flow any more
    boolean end() throws AbandonedException {
        if (move(BUSY, IDLE)) {
            return false;
        }
        awaitInterrupt();
        if (!move(INTERRUPTED, IDLE)) {
            throw new AbandonedException();
        }
        return true;
    }

    /// Says whether the call was given up.
    boolean isAbandoned() {
        return phase(state.get()) == ABANDONED;
    }

    /// The component does something with the flow: it cannot be abandoned in the middle of that, and what it waits for
    /// is not its fault.
    ///
    /// @return false if the call has taken too long, so that it may do nothing any more
    boolean pause() {
        return move(BUSY, EMITTING);
    }

    /// The component goes on.
    void resume() {
        goOn();
    }

    private boolean move(int from, int to) {
        var before = state.get();
        return phase(before) == from && state.compareAndSet(before, before - from + to);
    }

    private static int phase(long state) {
        return (int) (state & PHASES);
    }

    private void awaitInterrupt() {
        while (phase(state.get()) == INTERRUPTING) {
            Thread.onSpinWait();
        }
    }

    /// Looks at the call; called by the watchdog.
    ///
    /// @return true if the call is abandoned
    boolean check() {
        var seen = state.get(); // before the times: those of a later call do not go with it
        var spent = System.nanoTime() - since;
        return switch (phase(seen)) {
            case BUSY -> {
                if (spent > limit && state.compareAndSet(seen, seen - BUSY + INTERRUPTING)) {
                    interrupt(seen);
                }
                yield false;
            }
            case INTERRUPTED -> spent > GRACE && state.compareAndSet(seen, seen - INTERRUPTED + ABANDONED);
            case ABANDONED -> true;
            default -> false;
        };
    }

    private void interrupt(long seen) {
        try {
            thread.interrupt();
        } finally {
            since = System.nanoTime();
            state.set(seen - BUSY + INTERRUPTED);
        }
    }
}
