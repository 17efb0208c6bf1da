package io.pypes.engine;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// A fused run of nodes on one thread: takes packets in, takes each through all its steps, passes on.
///
/// A call that hangs is given up with its thread and its components; another thread with new ones goes on.
final class Tasklet {

    private final String name;
    private final List<Bench> benches;
    private final Inputs inputs;
    private final Retries retries;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stint stint;
    private volatile boolean cancelled;

    /// @param benches its nodes, in order; at least one
    Tasklet(String flow, List<Bench> benches, Inputs inputs) {
        this.name = flow + "/" + benches.getFirst().node().id();
        this.benches = List.copyOf(benches);
        this.inputs = inputs;
        this.retries = new Retries(benches.stream()
                .map(bench -> bench.node().definition().onError())
                .toList());
        this.stint = new Stint(this, null);
    }

    /// Starts the thread, which opens the components.
    ///
    /// @return done when all are open, or with why one is not
    CompletableFuture<Optional<FlowStartException>> start() {
        Watchdog.watch(this);
        stint.start();
        return stint.opened();
    }

    /// Stops at once; what is in hand stays unsettled.
    void cancel() {
        cancelled = true;
        stint.interrupt();
    }

    boolean isCancelled() {
        return cancelled;
    }

    /// Waits for the end.
    ///
    /// @return false if the time was over before
    boolean join(Duration time) throws InterruptedException {
        return ended.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    }

    /// Called by the watchdog.
    void check(long now) {
        var present = stint;
        if (present.guard().check(now) && !cancelled) {
            replace(present);
        }
    }

    /// Another thread with new components goes on.
    ///
    /// @param before what it takes over from
    void replace(Stint before) {
        var next = new Stint(this, before);
        stint = next;
        next.start();
        if (cancelled) {
            next.interrupt();
        }
    }

    /// Nothing follows.
    void end() {
        Watchdog.forget(this);
        benches.forEach(bench -> bench.ways().done());
        ended.countDown();
    }

    List<Numbers.OfNode> numbers() {
        return java.util.stream.IntStream.range(0, benches.size())
                .mapToObj(place -> benches.get(place).numbers(retries.waiting(place)))
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
}
