package io.pypes.engine;

import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Where one thread waits for others without spinning, or something without a thread that starts one when it is woken.
///
/// Who waits announces itself, looks once more, then parks or ends; the others change what it looks at, then call
/// [#wake]. A full fence on either side, between the two steps, makes sure that one of them sees the other.
final class Waiter {

    private static final VarHandle WAITING;

    static {
        try {
            WAITING = MethodHandles.lookup().findVarHandle(Waiter.class, "waiting", Object.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    /// What waits without a thread.
    interface Sleeper {
        /// Goes on with a thread. Called once for each [Waiter#sleep].
        void start();
    }

    /// A [Thread] or a [Sleeper].
    private volatile @Nullable Object waiting;

    /// The calling thread is about to wait: look once more after this, then call [#park] or [#stay].
    void announce() {
        waiting = Thread.currentThread();
        VarHandle.fullFence();
    }

    /// Says whether somebody waits, or is about to.
    boolean isTaken() {
        return waiting != null;
    }

    /// There was something after all.
    void stay() {
        waiting = null;
    }

    /// From now on something waits that has no thread: look once more after this, and call [#rise] if there is
    /// something.
    void sleep(Sleeper sleeper) {
        waiting = sleeper;
        VarHandle.fullFence();
    }

    /// There was something after all.
    ///
    /// @return false if it has been woken already: then the calling thread has nothing to do with it any more
    boolean rise(Sleeper sleeper) {
        return WAITING.compareAndSet(this, sleeper, null);
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
        waiting = null;
    }

    /// Wakes who waits, if somebody does.
    void wake() {
        VarHandle.fullFence();
        if (waiting != null) {
            wake(WAITING.getAndSet(this, null));
        }
    }

    private void wake(@Nullable Object woken) {
        if (woken instanceof Thread thread) {
            LockSupport.unpark(thread);
        } else if (woken instanceof Sleeper sleeper) {
            try {
                sleeper.start();
            } catch (
                    Throwable
                            noThread) { // no memory for one; the next to come wakes it, and this one has done its part
                waiting = sleeper;
                System.getLogger("io.pypes.engine").log(Level.ERROR, "No thread could be started just now.", noThread);
            }
        }
    }
}
