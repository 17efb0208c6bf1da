package io.pypes.engine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// One node at work on one thread: takes from its inbox, lets the component work, passes on.
///
/// A call that hangs is given up with its thread and its component; another thread with a new component goes on.
final class Tasklet {

    private final Bench bench;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stint stint;

    /// @param flow name of the flow
    /// @param bench what it works with
    /// @param opening how long a component may take to open
    Tasklet(String flow, Bench bench, Duration opening) {
        this.bench = bench;
        this.stint = new Stint(this, bench, flow + "/" + bench.node().id(), Nanos.of(opening));
    }

    /// Starts the thread, which opens the component.
    ///
    /// @return done when the component is open, or failed with what it threw
    synchronized CompletableFuture<Void> start() {
        Watchdog.watch(this);
        stint.start();
        return stint.opened();
    }

    /// Stops at once; what is in hand stays unsettled. A call that does not heed the interrupt is left to itself.
    synchronized void cancel() {
        bench.inbox().close();
        Watchdog.forget(this);
        stint.interrupt();
    }

    /// Waits for the end.
    ///
    /// @return false if the time was over before
    boolean join(long nanos) throws InterruptedException {
        return ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    Numbers.OfNode numbers() {
        return bench.counters().numbers(bench.node().id(), bench.retries().size());
    }

    /// Called by the watchdog: lets another thread go on with a new component if a call is given up.
    void check() {
        var present = stint;
        if (present.isAbandoned()) {
            replace(present);
        }
    }

    private synchronized void replace(Stint gone) {
        if (stint == gone && !bench.inbox().isClosed()) {
            var next = new Stint(gone);
            next.start();
            stint = next;
        }
    }

    /// Called by the thread that was the last at work.
    void end() {
        Watchdog.forget(this);
        ended.countDown();
    }
}
