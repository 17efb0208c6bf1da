package io.pypes.engine;

import java.util.function.BooleanSupplier;

/// The pace of the thread of a stint: what it waits for is not the fault of the component at work.
final class StintPace implements Pace {

    private final Guard guard;
    private final BooleanSupplier cancelled;
    private long waitedNanos;
    private long waitsSince;
    private int stepWaiting;

    StintPace(Guard guard, BooleanSupplier cancelled) {
        this.guard = guard;
        this.cancelled = cancelled;
    }

    @Override
    public void waits() {
        stepWaiting = guard.step();
        guard.leave();
        waitsSince = System.nanoTime();
    }

    @Override
    public void goesOn() {
        waitedNanos += System.nanoTime() - waitsSince;
        if (stepWaiting >= 0) {
            guard.enter(stepWaiting);
        }
    }

    /// How long it has waited for others, in nanoseconds.
    long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        Thread.interrupted(); // before the look: nobody means anything else by it, and this one may come after
        if (cancelled.getAsBoolean()) {
            throw new InterruptedException("The run was cancelled.");
        }
    }
}
