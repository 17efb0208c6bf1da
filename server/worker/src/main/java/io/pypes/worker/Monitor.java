package io.pypes.worker;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// The one lock of the workers, and waiting for what changes under it. Thread-safe.
final class Monitor {

    private static final Duration GLANCE = Duration.ofMillis(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    void locked(Runnable action) {
        lock.lock();
        try {
            action.run();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes who waits for something here.
    void tell() {
        locked(changed::signalAll);
    }

    /// Waits until something is so, of which each change is told here. Costs nothing meanwhile.
    void awaitTold(BooleanSupplier done) throws InterruptedException {
        lock.lock();
        try {
            while (!done.getAsBoolean()) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Waits until something is so. It is looked at from time to time, too.
    void await(BooleanSupplier done) throws InterruptedException {
        await(done, System.nanoTime() + Long.MAX_VALUE / 2);
    }

    /// Waits until something is so, or the time is over. It is looked at from time to time, too.
    ///
    /// @param until in [System#nanoTime]
    void await(BooleanSupplier done, long until) throws InterruptedException {
        lock.lock();
        try {
            for (var left = until - System.nanoTime();
                    !done.getAsBoolean() && left > 0;
                    left = until - System.nanoTime()) {
                var _ = changed.awaitNanos(Math.min(left, GLANCE.toNanos()));
            }
        } finally {
            lock.unlock();
        }
    }
}
