package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// The time of one component instance of a node, on one thread.
final class Stint {

    private static final Duration REOPEN_WAIT = Duration.ofSeconds(5);

    private final Tasklet tasklet;
    private final Bench bench;
    private final String name;
    private final long opening;
    private final boolean replacement;
    private final Thread thread;
    private final Guard guard;
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private @Nullable Work abandoned;
    private volatile @Nullable Work work;

    /// The first of a node.
    ///
    /// @param opening how long its component may take to open, in nanoseconds
    Stint(Tasklet tasklet, Bench bench, String name, long opening) {
        this(tasklet, bench, name, opening, false);
    }

    /// The one after another, which was abandoned.
    Stint(Stint before) {
        this(before.tasklet, before.bench, before.name, before.opening, true);
        this.abandoned = before.work;
    }

    private Stint(Tasklet tasklet, Bench bench, String name, long opening, boolean replacement) {
        this.tasklet = tasklet;
        this.bench = bench;
        this.name = name;
        this.opening = opening;
        this.replacement = replacement;
        this.thread = bench.node().type().traits().isolated()
                ? Thread.ofPlatform().daemon().name(name).unstarted(this::run)
                : Thread.ofVirtual().name(name).unstarted(this::run);
        this.guard =
                new Guard(thread, Nanos.of(bench.node().definition().onError().timeout()));
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    CompletableFuture<Void> opened() {
        return opened;
    }

    /// Looks after the call it is in.
    boolean isAbandoned() {
        return guard.check();
    }

    private void run() {
        var last = true;
        try {
            takeOver();
            work();
        } catch (InterruptedException _) {
            // cancelled
        } catch (AbandonedException _) {
            last = bench.inbox().isClosed();
            log(Level.WARNING, "Node \"%s\" came back from a call that had been given up.", null);
        } catch (Throwable fault) {
            log(Level.ERROR, "Node \"%s\" ended by a fault of the engine.", fault);
        } finally {
            end(last);
        }
    }

    private void end(boolean last) {
        if (last) {
            bench.outlets().done();
        }
        Thread.interrupted(); // the component closes in peace
        close();
        if (last) {
            tasklet.end();
        }
    }

    /// Settles what the one before had in hand.
    private void takeOver() throws InterruptedException {
        var left = abandoned;
        abandoned = null;
        if (left != null) {
            try {
                left.giveUp();
            } catch (RuntimeException | Error fault) {
                lose(left, fault);
            }
        }
    }

    private void work() throws InterruptedException, AbandonedException {
        if (replacement && isDone()) {
            return;
        }
        var ready = replacement ? reopen() : open();
        if (ready != null && loop(ready)) {
            ready.finish();
        }
    }

    private boolean isDone() {
        return bench.inbox().ended() && bench.retries().isEmpty();
    }

    /// Opens a component in the place of another, until that succeeds; one that hangs in it is abandoned too.
    ///
    /// @return null if the flow is cancelled meanwhile
    private @Nullable Work reopen() throws InterruptedException, AbandonedException {
        while (!bench.inbox().isClosed()) {
            guard.begin(opening);
            var ready = open();
            guard.end();
            Thread.interrupted(); // it was meant for this call
            if (ready != null) {
                return ready;
            }
            close();
            work = null;
            rest(REOPEN_WAIT.toNanos());
        }
        return null;
    }

    /// Sleeps; wakes early if the flow is cancelled.
    private void rest(long nanos) throws InterruptedException {
        if (bench.inbox().isClosed()) {
            return;
        }
        try {
            Thread.sleep(Duration.ofNanos(nanos));
        } catch (InterruptedException interrupted) {
            if (bench.inbox().isClosed()) {
                throw interrupted;
            } // else it was nobody's
        }
    }

    private @Nullable Work open() {
        try {
            var made = make(bench.node().create());
            work = made;
            made.open();
            opened.complete(null);
            return made;
        } catch (Throwable anything) {
            if (replacement) {
                log(Level.ERROR, "Node \"%s\" could not be opened again; its packets wait.", anything);
            }
            opened.completeExceptionally(anything);
            return null;
        }
    }

    private Work make(@Nullable Component component) {
        return switch (component) {
            case Processor processor -> new ProcessorWork(bench, processor, guard);
            case Publisher publisher -> new PublisherWork(bench, publisher, guard);
            case Source _ ->
                throw new IllegalStateException("It is a source, and a source has no input ports. Mend its plugin.");
            case null -> throw new IllegalStateException("There is nothing to open. Mend its plugin.");
        };
    }

    /// Works until nothing more can come.
    ///
    /// @return false if the flow was cancelled before
    private boolean loop(Work ready) throws AbandonedException {
        var more = true;
        while (more && !bench.inbox().isClosed()) {
            try {
                more = step(ready);
            } catch (InterruptedException _) {
                // cancelled, or nobody's: then there was nothing in hand
            } catch (RuntimeException | Error fault) {
                lose(ready, fault);
            }
        }
        return !bench.inbox().isClosed();
    }

    /// The engine or its host broke: what is in hand ends as failed, and the node goes on.
    private void lose(Work holder, Throwable fault) {
        log(Level.ERROR, "Node \"%s\" lost what it had in hand by a fault of the engine.", fault);
        holder.lose("Node \"%s\" lost this document by a fault of the engine."
                .formatted(bench.node().id()));
    }

    /// Does the next thing.
    ///
    /// @return false if nothing more can come
    private boolean step(Work ready) throws InterruptedException, AbandonedException {
        var due = bench.retries().poll();
        if (due != null) {
            ready.handle(due);
            return true;
        }
        var wakeAt = ready.wakeAt();
        var untilWake = wakeAt == Long.MAX_VALUE ? Long.MAX_VALUE : wakeAt - System.nanoTime();
        if (untilWake <= 0) {
            ready.wake();
            return true;
        }
        var wait = Math.min(untilWake, bench.retries().nextIn());
        var delivery = bench.inbox().take(wait);
        if (delivery != null) {
            bench.counters().in.add(1);
            ready.handle(Attempt.first(delivery));
            return true;
        }
        if (bench.inbox().ended() && !bench.retries().isEmpty()) {
            rest(wait);
        }
        return !isDone();
    }

    private void close() {
        var made = work;
        try {
            if (made != null) {
                made.close();
            }
        } catch (Throwable fault) {
            log(Level.WARNING, "Node \"%s\" did not close well.", fault);
        }
    }

    private void log(Level level, String sentence, @Nullable Throwable thrown) {
        bench.context().log().log(level, sentence.formatted(bench.node().id()), thrown);
    }
}
