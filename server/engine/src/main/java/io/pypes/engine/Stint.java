package io.pypes.engine;

import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The time of one set of component instances on one thread.
final class Stint implements Pace {

    private static final Duration REOPEN_WAIT = Duration.ofSeconds(5);
    /// Packets go on at the latest after about so much work, in nanoseconds.
    private static final long LONGEST_STAY = 100_000;
    private static final int MOST_TICKS = 64;
    private static final int FEW = 20;

    private final Tasklet tasklet;
    private final @Nullable Stint before;
    private final Thread thread;
    private final Guard guard;
    private final CompletableFuture<Optional<FlowStartException>> opened = new CompletableFuture<>();
    private Step[] steps = {};
    private final Set<Hold> kept = ConcurrentHashMap.newKeySet(1);
    private final Settlements ends = new Settlements();
    private @Nullable Tail tail;
    private @Nullable Walk walk;

    private long flushedAt;
    private int ticks;
    private int ticksPerLook = 1;
    private long waitedNanos;
    private long waitsSince;
    private int stepWaiting;
    private long wakeAt = Long.MAX_VALUE;

    /// @param before whose work it takes over; null at the start
    Stint(Tasklet tasklet, @Nullable Stint before) {
        this.tasklet = tasklet;
        this.before = before;
        var isolated = tasklet.benches().stream()
                .anyMatch(bench -> bench.node().type().traits().isolated());
        this.thread = isolated
                ? Thread.ofPlatform().daemon().name(tasklet.name()).unstarted(this::run)
                : Thread.ofVirtual().name(tasklet.name()).unstarted(this::run);
        this.guard = new Guard(
                thread,
                tasklet.benches().stream()
                        .mapToLong(bench ->
                                bench.node().definition().onError().timeout().toNanos())
                        .toArray());
    }

    void start() {
        thread.start();
    }

    /// Done when all components are open, or with why one is not.
    CompletableFuture<Optional<FlowStartException>> opened() {
        return opened;
    }

    void interrupt() {
        thread.interrupt();
    }

    Guard guard() {
        return guard;
    }

    Step[] steps() {
        return steps;
    }

    Settlements ends() {
        return ends;
    }

    Retries retries() {
        return tasklet.retries();
    }

    private void run() {
        var ending = true;
        try {
            if (before != null) {
                takeOver(before);
            }
            if (open()) {
                loop();
                finish();
            } else if (before != null) {
                Thread.sleep(REOPEN_WAIT);
                ending = false;
                tasklet.replace(this);
            }
        } catch (InterruptedException _) {
            // cancelled
        } catch (AbandonedException _) {
            ending = false;
        } finally {
            close();
            if (ending) {
                tasklet.end();
            }
        }
    }

    private boolean open() {
        var port = Port.IN;
        for (var bench : tasklet.benches()) {
            try {
                var component = bench.node().create();
                var step = new Step(steps.length, bench, component, port);
                steps = Arrays.copyOf(steps, steps.length + 1);
                steps[step.place] = step;
                port = bench.ways().within().map(Way::nextPort).orElse(Port.IN);
                component.open(bench.context());
                if (component instanceof Publisher publisher) {
                    tail = new Tail(this, step, publisher);
                }
            } catch (Throwable anything) {
                if (before != null) {
                    log(bench, Level.ERROR, "Node \"%s\" could not be opened again; its packets wait.", anything);
                }
                opened.complete(Optional.of(new FlowStartException(bench.node().id(), anything)));
                return false;
            }
        }
        opened.complete(Optional.empty());
        return true;
    }

    /// Deals with what the thread before had in hand; it does not touch the flow any more.
    private void takeOver(Stint gone) throws InterruptedException {
        gone.ends.flush();
        if (gone.steps.length == 0) {
            return;
        }
        var hung = gone.steps[Math.max(0, gone.guard.step())];
        var present = gone.walk;
        if (present != null) {
            present.giveUp(hung);
        }
        var publishing = gone.tail;
        if (publishing != null) {
            publishing.giveUp();
        }
        gone.failKept(Failures.brokenOff(hung));
    }

    private void loop() throws InterruptedException, AbandonedException {
        var more = true;
        while (more) {
            checkCancelled();
            runRetry();
            more = takeIn() || wakeDue() || flush() || awaitMore();
        }
    }

    private void runRetry() throws InterruptedException, AbandonedException {
        var due = retries().poll();
        if (due != null) {
            newWalk().run(due, 1);
        }
    }

    private boolean takeIn() throws InterruptedException, AbandonedException {
        var inputs = tasklet.inputs();
        var chunk = inputs.chunk();
        if (chunk != null) {
            workOn(chunk, inputs);
        }
        var fed = inputs.inbox().take();
        if (fed != null) {
            newWalk().run(fed, 1);
            tick();
        }
        return chunk != null || fed != null;
    }

    private void workOn(Chunk chunk, Inputs inputs) throws InterruptedException, AbandonedException {
        var size = chunk.size();
        var present = newWalk();
        for (var index = inputs.next(); index < size; index = inputs.next()) {
            var look = size <= FEW ? 1 : index == size - 1 ? size : 0;
            present.run(0, chunk.packet(index), chunk.origin(index), inputs.port(), look);
            tick();
        }
    }

    private Walk newWalk() {
        var fresh = new Walk(this);
        walk = fresh;
        return fresh;
    }

    /// Called now and then: passes on what was made if that has waited long enough.
    void tick() throws InterruptedException, AbandonedException {
        if (++ticks < ticksPerLook) {
            return;
        }
        ticks = 0;
        var now = System.nanoTime();
        var stay = now - flushedAt;
        ticksPerLook = stay < LONGEST_STAY / 4 ? Math.min(MOST_TICKS, ticksPerLook * 2) : Math.max(1, ticksPerLook / 2);
        if (stay > LONGEST_STAY) {
            flush();
        }
    }

    /// Passes on and publishes what was made so far.
    ///
    /// @return true if a batch was published
    private boolean flush() throws InterruptedException, AbandonedException {
        for (var step : steps) {
            step.bench.ways().flush(this);
        }
        var published = tail != null && tail.publish();
        ends.flush();
        flushedAt = System.nanoTime();
        return published;
    }

    /// Waits for something to do.
    ///
    /// @return false if nothing can come any more
    private boolean awaitMore() throws InterruptedException {
        guard.leave();
        var retryIn = retries().nextIn();
        if (!tasklet.inputs().ended()) {
            var wakeIn = wakeAt == Long.MAX_VALUE ? Long.MAX_VALUE : wakeAt - System.nanoTime();
            tasklet.inputs().await(Math.min(retryIn, wakeIn));
            return true;
        }
        if (retries().isEmpty()) {
            return false;
        }
        LockSupport.parkNanos(this, retryIn);
        return true;
    }

    private boolean wakeDue() throws InterruptedException, AbandonedException {
        if (wakeAt == Long.MAX_VALUE || wakeAt - System.nanoTime() > 0) {
            return false;
        }
        wakeAt = Long.MAX_VALUE;
        for (var step : steps) {
            if (step.wakeAt != Long.MAX_VALUE && step.wakeAt - System.nanoTime() <= 0) {
                step.wakeAt = Long.MAX_VALUE;
                call(step, Processor::wake);
            }
            wakes(step);
        }
        return true;
    }

    /// A step may have asked to be woken.
    void wakes(Step step) {
        if (step.wakeAt != Long.MAX_VALUE && (wakeAt == Long.MAX_VALUE || step.wakeAt - wakeAt < 0)) {
            wakeAt = step.wakeAt;
        }
    }

    private void finish() throws InterruptedException, AbandonedException {
        for (var step : steps) {
            call(step, Processor::finish);
        }
        loop(); // what was emitted last may have to be tried again
        failKept(PacketException.permanent("The flow ended while this packet was still held."));
        flush();
    }

    private interface Body {
        void run(Processor processor, Walk walk) throws Exception;
    }

    /// Calls a processor without a packet.
    private void call(Step step, Body body) throws InterruptedException, AbandonedException {
        var processor = step.processor;
        if (processor == null) {
            return;
        }
        Throwable thrown = null;
        var present = newWalk();
        present.at(step);
        try {
            body.run(processor, present);
        } catch (Throwable anything) {
            thrown = anything;
        }
        if (guard.isSuspect()) {
            guard.clear();
        }
        guard.leave();
        if (thrown != null) {
            checkCancelled();
            log(step.bench, Level.WARNING, "Node \"%s\" broke between packets.", thrown);
        }
    }

    private void close() {
        for (var step : steps) {
            try {
                step.component.close();
            } catch (IOException | RuntimeException | Error fault) {
                log(step.bench, Level.WARNING, "Node \"%s\" did not close well.", fault);
            }
        }
    }

    /// Hands a packet to the publisher at the end.
    void publish(Attempt attempt) throws InterruptedException, AbandonedException {
        Objects.requireNonNull(tail).add(attempt);
    }

    void keep(Kept hold) {
        kept.add(hold);
    }

    /// Lets go of a packet that was kept.
    ///
    /// @return false if that happened before
    boolean letGo(Kept hold) {
        return kept.remove(hold);
    }

    /// Lets go of several at once, or of none if one of them is not kept.
    boolean letGoAll(Collection<Hold> holds) {
        return !holds.isEmpty() && kept.containsAll(holds) && kept.removeAll(holds);
    }

    private void failKept(PacketException reason) throws InterruptedException {
        for (var hold : List.copyOf(kept)) {
            if (kept.remove(hold) && hold instanceof Kept own) {
                own.step().bench.failures().fail(own.packet(), own.origin(), reason, 1, this);
            }
        }
    }

    @Override
    public void waits() {
        stepWaiting = guard.step();
        guard.leave();
        waitsSince = System.nanoTime();
    }

    @Override
    public void goesOn() {
        waitedNanos += System.nanoTime() - waitsSince;
        if (stepWaiting >= 0) {
            guard.enter(stepWaiting);
        }
    }

    /// How long it has waited for others, in nanoseconds.
    long waitedNanos() {
        return waitedNanos;
    }

    @Override
    public void checkCancelled() throws InterruptedException {
        if (tasklet.isCancelled()) {
            throw new InterruptedException("The run was cancelled.");
        }
        Thread.interrupted(); // nobody means anything else by it
    }

    static void log(Bench bench, Level level, String sentence, Throwable thrown) {
        bench.context().log().log(level, sentence.formatted(bench.node().id()), thrown);
    }
}
