package io.pypes.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where one thread waits for others without spinning.
///
/// The thread that waits announces itself, looks once more, then parks; the others change what it looks at, then call
/// [#wake]. A full fence on either side, between the two steps, makes sure that one of them sees the other.
final class Waiter {

    private static final VarHandle PARKED;

    static {
        try {
            PARKED = MethodHandles.lookup().findVarHandle(Waiter.class, "parked", Thread.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private volatile @Nullable Thread parked;

    /// The calling thread is about to wait: look once more after this, then call [#park] or [#stay].
    void announce() {
        parked = Thread.currentThread();
        VarHandle.fullFence();
    }

    /// Says whether a thread waits, or is about to.
    boolean isTaken() {
        return parked != null;
    }

    /// There was something after all.
    void stay() {
        parked = null;
    }

    /// Waits until woken or interrupted; may return early.
    ///
    /// @param nanos how long at most; [Long#MAX_VALUE] for as long as it takes
    void park(long nanos) {
        if (nanos == Long.MAX_VALUE) {
            LockSupport.park(this);
        } else if (nanos > 0) {
            LockSupport.parkNanos(this, nanos);
        }
        parked = null;
    }

    /// Wakes the thread that waits, if one does.
    void wake() {
        VarHandle.fullFence();
        if (parked != null) {
            LockSupport.unpark((Thread) PARKED.getAndSet(this, null));
        }
    }
}
