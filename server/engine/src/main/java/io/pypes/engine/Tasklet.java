package io.pypes.engine;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// A fused run of nodes on one thread: takes packets in, takes each through all its steps, passes on. When it has had
/// nothing to do for a while it gives its thread back, and gets another when something comes.
///
/// A call that hangs is given up with its thread and its components; another thread with new ones goes on.
final class Tasklet {

    private final String name;
    private final List<Bench> benches;
    private final Inputs inputs;
    private final Retries retries;
    private final long opening;
    private final long idle;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stint stint;
    private int hung;
    private volatile boolean cancelled;

    /// @param benches its nodes, in order; at least one
    /// @param limits how long its components may take to open, and how long it may be idle
    Tasklet(String name, List<Bench> benches, Inputs inputs, Flow.Limits limits) {
        this.name = name;
        this.benches = List.copyOf(benches);
        this.inputs = inputs;
        this.opening = Nanos.of(limits.opening());
        this.idle = Nanos.of(limits.idle());
        this.retries = new Retries(benches.stream()
                .map(bench -> bench.node().definition().onError())
                .toList());
        this.stint = new Stint(this, null);
    }

    /// Starts the thread, which opens the components.
    ///
    /// @return what is to be waited for, in order
    synchronized List<Opening> start() {
        stint.start();
        return IntStream.range(0, benches.size())
                .mapToObj(place -> new Opening(
                        benches.get(place).node().id(), stint.crew().opened().get(place)))
                .toList();
    }

    /// Stops at once; what is in hand stays unsettled. A call that does not heed the interrupt is left to itself.
    synchronized void cancel() {
        cancelled = true;
        Watchdog.forget(this);
        stint.interrupt();
        inputs.waiter().wake(); // it may have no thread that could be interrupted
    }

    /// Says whether it has a thread only while there is something to do.
    boolean isNeverIdle() {
        return idle == 0;
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Waits for the end.
    ///
    /// @return false if the time was over before
    boolean join(long nanos) throws InterruptedException {
        return ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /// Called by the watchdog: lets another thread go on with new components if a call is given up, and
    /// none if there has been nothing to do for long.
    void check(long now) {
        var present = stint;
        if (present.guard().check(now)) {
            replace(present);
        } else if (present.guard().isIdle(now, idle)) {
            present.putToSleep();
        }
    }

    private synchronized void replace(Stint gone) {
        if (stint == gone && !cancelled) {
            var next = new Stint(this, gone);
            next.start();
            stint = next;
            hung++;
        }
    }

    /// How many calls were given up.
    synchronized int hung() {
        return hung;
    }

    /// Says whether no other took over from this one.
    synchronized boolean isPresent(Stint some) {
        return stint == some;
    }

    /// Nothing is sent any more. Called by the thread that was the last at work.
    void done() {
        benches.forEach(bench -> bench.ways().done());
    }

    /// All is over. Called by the thread that was the last at work.
    void end() {
        Watchdog.forget(this);
        ended.countDown();
    }

    List<Numbers.OfNode> numbers() {
        return IntStream.range(0, benches.size())
                .mapToObj(place -> benches.get(place).numbers(retries.waiting(place)))
                .toList();
    }

    /// What is to be done, by node.
    List<Holdup> holdups() {
        var guard = stint.guard();
        return IntStream.range(0, benches.size())
                .mapToObj(place -> new Holdup(
                        benches.get(place).node().id(),
                        guard.working(place),
                        guard.stack(place),
                        inputs.waiting(place),
                        retries.waiting(place)))
                .toList();
    }

    String name() {
        return name;
    }

    List<Bench> benches() {
        return benches;
    }

    Inputs inputs() {
        return inputs;
    }

    Retries retries() {
        return retries;
    }

    /// How long one call may take, in nanoseconds, by step; last, how long opening may take.
    long[] timeouts() {
        var calls = benches.stream()
                .mapToLong(bench -> Nanos.of(bench.node().definition().onError().timeout()));
        return LongStream.concat(calls, LongStream.of(opening)).toArray();
    }
}
