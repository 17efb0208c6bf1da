package io.pypes.engine;

import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One node at work on one thread: takes from its inbox, lets the component work, passes on.
///
/// A call that hangs is given up with its thread and its component; another thread with a new component goes on.
final class Tasklet {

    private static final Duration REOPEN_WAIT = Duration.ofSeconds(5);

    private final String name;
    private final Bench bench;
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile Stint stint;
    private volatile boolean cancelled;

    Tasklet(String flow, Bench bench) {
        this.name = flow + "/" + bench.node().id();
        this.bench = bench;
        this.stint = new Stint(null, false);
    }

    /// Starts the thread, which opens the component.
    ///
    /// @return done when the component is open, or failed with what it threw
    CompletableFuture<Void> start() {
        Watchdog.watch(this);
        stint.thread.start();
        return stint.opened;
    }

    /// Stops at once; what is in hand stays unsettled.
    void cancel() {
        cancelled = true;
        stint.thread.interrupt();
    }

    /// Waits for the end.
    ///
    /// @return false if the time was over before
    boolean join(Duration time) throws InterruptedException {
        return ended.await(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
    }

    Numbers.OfNode numbers() {
        return bench.counters().numbers(bench.node().id(), bench.retries().size());
    }

    Outlets outlets() {
        return bench.outlets();
    }

    /// Called by the watchdog.
    void check(long now) {
        var present = stint;
        if (present.guard.check(now) && !cancelled) {
            replace(present.work);
        }
    }

    private void replace(@Nullable Work abandoned) {
        var next = new Stint(abandoned, true);
        stint = next;
        next.thread.start();
    }

    private void end() {
        Watchdog.forget(this);
        bench.outlets().done();
        ended.countDown();
    }

    /// The time of one component instance on one thread.
    private final class Stint {
        private final Thread thread;
        private final Guard guard;
        private final @Nullable Work abandoned;
        private final boolean replacement;
        private final CompletableFuture<Void> opened = new CompletableFuture<>();
        private volatile @Nullable Work work;

        /// @param abandoned what is still in the hands of the one before, or null
        /// @param replacement true if there was one before
        Stint(@Nullable Work abandoned, boolean replacement) {
            this.thread = bench.node().type().traits().isolated()
                    ? Thread.ofPlatform().daemon().name(name).unstarted(this::run)
                    : Thread.ofVirtual().name(name).unstarted(this::run);
            this.guard = new Guard(
                    thread, bench.node().definition().onError().timeout().toNanos());
            this.abandoned = abandoned;
            this.replacement = replacement;
        }

        private void run() {
            try {
                if (abandoned != null) {
                    abandoned.giveUp();
                }
                var ready = open();
                if (ready != null) {
                    loop(ready);
                    ready.finish();
                } else if (replacement) {
                    Thread.sleep(REOPEN_WAIT);
                    replace(null);
                    return;
                }
                end();
            } catch (InterruptedException _) {
                end(); // cancelled
            } catch (AbandonedException _) {
                log(Level.WARNING, "Node \"%s\" came back from a call that had been given up.", null);
            } finally {
                close();
            }
        }

        private @Nullable Work open() {
            try {
                var made = make();
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

        private Work make() {
            return switch (bench.node().create()) {
                case Processor processor -> new ProcessorWork(bench, processor, guard);
                case Publisher publisher -> new PublisherWork(bench, publisher, guard);
                case Source _ -> throw new IllegalStateException("A source has no inbox.");
            };
        }

        private void loop(Work ready) throws InterruptedException, AbandonedException {
            var more = true;
            while (more) {
                try {
                    more = step(ready);
                } catch (InterruptedException interrupted) {
                    if (cancelled) {
                        throw interrupted;
                    }
                }
            }
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
            var delivery =
                    bench.inbox().take(Math.min(untilWake, bench.retries().nextIn()));
            if (delivery != null) {
                bench.counters().in.add(1);
                ready.handle(Attempt.first(delivery));
                return true;
            }
            if (!bench.inbox().ended()) {
                return true;
            }
            if (bench.retries().isEmpty()) {
                return false;
            }
            Thread.sleep(Duration.ofNanos(bench.retries().nextIn()));
            return true;
        }

        private void close() {
            var made = work;
            try {
                if (made != null) {
                    made.close();
                }
            } catch (IOException | RuntimeException fault) {
                log(Level.WARNING, "Node \"%s\" did not close well.", fault);
            }
        }

        private void log(Level level, String sentence, @Nullable Throwable thrown) {
            bench.context().log().log(level, sentence.formatted(bench.node().id()), thrown);
        }
    }
}
