package io.pypes.engine;

import java.util.concurrent.atomic.AtomicInteger;

/// Watches over the calls of one thread into a component: a call that takes too long is interrupted, and one that does
/// not heed that is abandoned, thread and component together. Time spent waiting for the next node does not count.
final class Guard {

    /// How long a call may go on after it was interrupted, in nanoseconds.
    static final long GRACE = 2_000_000_000L;

    private static final int IDLE = 0;
    private static final int BUSY = 1;
    private static final int EMITTING = 2;
    private static final int INTERRUPTING = 3;
    private static final int INTERRUPTED = 4;
    private static final int ABANDONED = 5;

    private final Thread thread;
    private final long timeout;
    private final AtomicInteger phase = new AtomicInteger(IDLE);
    private volatile long since;

    /// @param timeout how long one call may take, in nanoseconds
    Guard(Thread thread, long timeout) {
        this.thread = thread;
        this.timeout = timeout;
    }

    /// A call begins.
    void begin() {
        since = System.nanoTime();
        phase.set(BUSY);
    }

    /// A call has ended.
    ///
    /// @return true if it was interrupted for taking too long
    /// @throws AbandonedException if it was abandoned meanwhile: this thread must not touch the flow any more
    boolean end() throws AbandonedException {
        if (phase.compareAndSet(BUSY, IDLE)) {
            return false;
        }
        awaitInterrupt();
        if (!phase.compareAndSet(INTERRUPTED, IDLE)) {
            throw new AbandonedException();
        }
        Thread.interrupted(); // it was meant for this call
        return true;
    }

    /// Says whether a call is going on.
    boolean isBusy() {
        return phase.get() != IDLE;
    }

    /// Says whether the call was given up.
    boolean isAbandoned() {
        return phase.get() == ABANDONED;
    }

    /// The component emits: what it waits for now is not its fault.
    void pause() throws InterruptedException {
        if (!phase.compareAndSet(BUSY, EMITTING)) {
            awaitInterrupt();
            throw new InterruptedException("This call has taken too long.");
        }
    }

    /// The component goes on.
    void resume() {
        since = System.nanoTime();
        phase.set(BUSY);
    }

    private void awaitInterrupt() {
        while (phase.get() == INTERRUPTING) {
            Thread.onSpinWait();
        }
    }

    /// Looks at the call; called by the watchdog.
    ///
    /// @return true if the call was abandoned just now
    boolean check(long now) {
        var overdue = now - since - timeout;
        if (overdue <= 0) {
            return false;
        }
        if (phase.compareAndSet(BUSY, INTERRUPTING)) {
            thread.interrupt();
            phase.set(INTERRUPTED);
            return false;
        }
        return overdue > GRACE && phase.compareAndSet(INTERRUPTED, ABANDONED);
    }
}
