package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Watches over the calls of one thread into its components: a call that takes too long is interrupted, and one that
/// does not heed that is abandoned, thread and components together. Time spent waiting for others does not count.
///
/// The thread only writes a stamp at every call and reads a flag after it; the watchdog looks at the stamp now and
/// then. Before it interrupts it raises the flag and looks again at its next round: a thread that is still in the same
/// call then cannot leave it any more without seeing the flag. So an interrupt never hits another call than it was
/// meant for, although neither side waits for the other.
final class Guard {

    /// How long a call may go on after it was interrupted, in nanoseconds.
    static final long GRACE = 2_000_000_000L;

    /// What a stamp goes up by with every packet: more than the times that its component can come back to it.
    static final long STEP = 1 << 20;

    private static final long LONG = 250_000_000; // nanoseconds
    private static final int FRAMES = 8;
    private static final String ENGINE = Guard.class.getPackageName() + ".";

    /// The place of a thread that is in no component.
    static final int NOWHERE = -1;

    private static final VarHandle CALLS;
    private static final VarHandle PLACE;
    private static final VarHandle SUSPECT;

    static {
        try {
            var lookup = MethodHandles.lookup();
            CALLS = lookup.findVarHandle(Guard.class, "calls", long.class);
            PLACE = lookup.findVarHandle(Guard.class, "place", int.class);
            SUSPECT = lookup.findVarHandle(Guard.class, "suspect", boolean.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private enum Phase {
        CALM,
        SUSPECTED,
        INTERRUPTED,
        ABANDONED
    }

    private final long[] timeouts;
    private @Nullable Thread thread;
    /// Goes up with every packet, by [#STEP], and every return to a component.
    private long calls;
    /// The step at work.
    private int place = NOWHERE;

    private boolean suspect;
    private Phase phase = Phase.CALM;
    private long seenCalls;
    private int seenPlace = NOWHERE;
    private volatile long since = System.nanoTime();
    private long interruptedAt;
    private int hungAt = NOWHERE;

    /// @param timeouts by place, how long one call may take, in nanoseconds
    Guard(long[] timeouts) {
        this.timeouts = timeouts.clone();
    }

    /// Another thread makes the calls from now on; null if none does.
    synchronized void watch(@Nullable Thread now) {
        thread = now;
    }

    /// Says whether the thread has not been in a component for a while, as far as the rounds of the watchdog show.
    ///
    /// @param now as of [System#nanoTime]
    boolean isIdle(long now, long nanos) {
        return seenPlace == NOWHERE && now - since >= nanos;
    }

    /// A call into a step begins, or goes on. The thread's own.
    void enter(int step) {
        CALLS.setRelease(this, calls + 1);
        PLACE.setRelease(this, step);
    }

    /// The next call into the same step begins. The thread's own.
    void next() {
        next(calls + STEP);
    }

    /// As above.
    ///
    /// @param stamp that of the call before, and [#STEP]; who keeps it need not read it back
    void next(long stamp) {
        CALLS.setRelease(this, stamp);
    }

    /// The stamp of the call at hand, for [#next]. The thread's own.
    long stamp() {
        return calls;
    }

    /// The thread is in no component. The thread's own.
    void leave() {
        PLACE.setRelease(this, NOWHERE);
    }

    /// The step that the thread is in, or [#NOWHERE].
    int step() {
        return (int) PLACE.getAcquire(this);
    }

    /// How long the thread has been in a call into this step, as far as the rounds of the watchdog show.
    Optional<Duration> working(int at) {
        return step() == at ? Optional.of(Duration.ofNanos(Math.max(0, System.nanoTime() - since))) : Optional.empty();
    }

    /// Where the thread is in a call into this step that goes on for long, the innermost first; empty if it is in none.
    List<String> stack(int at) {
        var call = (long) CALLS.getAcquire(this);
        var present = watched();
        if (present == null || step() != at || System.nanoTime() - since < LONG) {
            return List.of();
        }
        var frames = Arrays.stream(present.getStackTrace())
                .takeWhile(frame -> !frame.getClassName().startsWith(ENGINE)) // which called the component
                .limit(FRAMES)
                .map(Guard::withoutLoader)
                .toList();
        return call == (long) CALLS.getAcquire(this) && step() == at ? frames : List.of();
    }

    /// A class loader of a plugin has a long name, which nobody knows.
    private static String withoutLoader(StackTraceElement frame) {
        return new StackTraceElement(
                        frame.getClassName(), frame.getMethodName(), frame.getFileName(), frame.getLineNumber())
                .toString();
    }

    private synchronized @Nullable Thread watched() {
        return thread;
    }

    /// Says whether [#clear] is to be called: to be asked when a call ends, and when a component calls back.
    boolean isSuspect() {
        return (boolean) SUSPECT.getOpaque(this);
    }

    /// Finds out what it was about. The thread's own.
    ///
    /// @return true if the call was interrupted for taking too long
    /// @throws AbandonedException if it was abandoned: this thread must not touch the flow any more
    synchronized boolean clear() throws AbandonedException {
        if (phase == Phase.ABANDONED) {
            throw new AbandonedException();
        }
        var interrupted = phase == Phase.INTERRUPTED;
        if (interrupted) {
            Thread.interrupted(); // it was meant for this call
        }
        phase = Phase.CALM;
        SUSPECT.setOpaque(this, false);
        return interrupted;
    }

    /// Says whether the thread was given up.
    synchronized boolean isAbandoned() {
        return phase == Phase.ABANDONED;
    }

    /// Where the thread was when it was given up.
    synchronized int hungAt() {
        return hungAt;
    }

    /// Looks at the thread; called by the watchdog only.
    ///
    /// @param now as of [System#nanoTime]
    /// @return true if it is abandoned
    boolean check(long now) {
        if (isAbandoned()) {
            return true;
        }
        var present = (long) CALLS.getAcquire(this);
        var step = step();
        if (present != seenCalls || step != seenPlace) {
            seenCalls = present;
            seenPlace = step;
            since = now;
            return false;
        }
        return step != NOWHERE && now - since > timeouts[step] && escalate(now);
    }

    private synchronized boolean escalate(long now) {
        if ((long) CALLS.getAcquire(this) != seenCalls || step() != seenPlace) {
            return false;
        }
        switch (phase) {
            case CALM -> {
                phase = Phase.SUSPECTED;
                SUSPECT.setVolatile(this, true);
            }
            case SUSPECTED -> {
                phase = Phase.INTERRUPTED;
                interruptedAt = now;
                requireNonNull(thread).interrupt();
            }
            case INTERRUPTED -> {
                if (now - interruptedAt > GRACE) {
                    phase = Phase.ABANDONED;
                    hungAt = seenPlace;
                    return true;
                }
            }
            case ABANDONED -> {
                return true;
            }
        }
        return false;
    }
}
