package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Source;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A source at work on a thread of its own. When it breaks it is started again, later each time.
final class SourceTasklet {

    private static final Duration FIRST_WAIT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(1);

    private final BoundNode<?> node;
    private final Ways ways;
    private final Pace pace = new SourcePace();
    private final NodeContext context;
    private final NodeCounters counters;
    private final Intake intake;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final CompletableFuture<Void> opened = new CompletableFuture<>();
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final CountDownLatch stopped = new CountDownLatch(1);
    private volatile boolean cancelled;
    private volatile long stoppedAt;

    SourceTasklet(
            String flow, BoundNode<?> node, Ways ways, NodeContext context, NodeCounters counters, Intake intake) {
        this.node = node;
        this.ways = ways;
        this.context = context;
        this.counters = counters;
        this.intake = intake;
        ways.share(lock);
        this.thread = Thread.ofVirtual().name(flow + "/" + node.id()).unstarted(this::run);
    }

    /// Takes a document of a source into the accounts.
    interface Intake {
        Account accept(String node, String port, Packet packet) throws IOException, InterruptedException;
    }

    /// Starts the thread, which opens the component.
    ///
    /// @return done when the component is open, or failed with what it threw
    CompletableFuture<Void> start() {
        thread.start();
        return opened;
    }

    /// Lets it bring documents in: the whole flow is open.
    void begin() {
        begun.countDown();
    }

    void stop() {
        if (!isStopped()) {
            stoppedAt = System.nanoTime();
        }
        stopped.countDown();
        thread.interrupt();
    }

    /// Ends its waits for room on a wire, too; who waits there has to be woken.
    void cancel() {
        cancelled = true;
        stop();
    }

    /// Waits for the end.
    ///
    /// @return false if the time was over before
    boolean join(long nanos) throws InterruptedException {
        return ended.await(Math.max(0, nanos), TimeUnit.NANOSECONDS);
    }

    /// What is to be waited for since it was stopped.
    Holdup holdup() {
        var left = isStopped() && ended.getCount() > 0
                ? Optional.of(Duration.ofNanos(System.nanoTime() - stoppedAt))
                : Optional.<Duration>empty();
        return new Holdup(node.id(), left, 0, 0);
    }

    Numbers.OfNode numbers() {
        return counters.numbers(node.id(), ways.passed(), 0);
    }

    private void run() {
        Source source = null;
        try {
            source = source(node.create());
            source.open(context);
            opened.complete(null);
            begun.await();
            produce(source);
        } catch (Throwable anything) { // it did not open, or the flow stops
            opened.completeExceptionally(anything);
        } finally {
            end();
            close(source);
            ended.countDown();
        }
    }

    /// Sends what is left, and nothing more.
    private void end() {
        lock.lock();
        try {
            ways.flush(pace);
        } catch (InterruptedException _) {
            // cancelled
        } finally {
            ways.done();
            lock.unlock();
        }
    }

    private static Source source(@Nullable Component component) {
        if (component instanceof Source source) {
            return source;
        }
        throw new IllegalStateException("It has no input ports and is not a source. Mend its plugin.");
    }

    private void produce(Source source) throws InterruptedException {
        var wait = FIRST_WAIT;
        while (!isStopped()) {
            var emitter = new SourceEmitter(ways, pace, context, counters, intake, lock);
            try {
                source.produce(emitter);
                return;
            } catch (Throwable fault) {
                if (isStopped()) {
                    return;
                }
                context.log().log(
                        Level.WARNING,
                        "Source \"%s\" broke and starts again in %d s.".formatted(node.id(), wait.toSeconds()),
                        fault);
            } finally {
                emitter.end();
            }
            Thread.interrupted(); // the source may leave it set
            if (stopped.await(wait.toNanos(), TimeUnit.NANOSECONDS)) {
                return;
            }
            wait = wait.multipliedBy(2).compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait.multipliedBy(2);
        }
    }

    /// What the source has accepted is sent on even if it is stopped meanwhile; it then finds its interrupt set.
    private final class SourcePace implements Pace {

        private boolean interrupted;

        @Override
        public void waits() {}

        @Override
        public void goesOn() {
            if (interrupted) {
                interrupted = false;
                Thread.currentThread().interrupt();
            }
        }

        @Override
        public void checkCancelled() throws InterruptedException {
            interrupted |= Thread.interrupted();
            if (cancelled) {
                throw new InterruptedException("The flow was stopped.");
            }
        }
    }

    private boolean isStopped() {
        return stopped.getCount() == 0;
    }

    private void close(@Nullable Source source) {
        Thread.interrupted(); // the component closes in peace
        try {
            if (source != null) {
                source.close();
            }
        } catch (Throwable fault) {
            context.log().log(Level.WARNING, "Node \"%s\" did not close well.".formatted(node.id()), fault);
        }
    }
}
