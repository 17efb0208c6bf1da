package io.pypes.engine;

import io.pypes.sdk.PacketException;
import io.pypes.sdk.Processor;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The time of one set of component instances on one thread.
final class Stint implements Pace {

    private static final long REOPEN_WAIT = Duration.ofSeconds(5).toNanos();

    private final Tasklet tasklet;
    private final Crew crew;
    private final Thread thread;
    private final Guard guard;
    private final boolean replacement;
    private final Settlements ends = new Settlements();
    private final Holds holds = new Holds(this);
    private final Turns turns = new Turns();
    private @Nullable Stint before;
    private List<Attempt> left = List.of();
    private @Nullable Walk walk;
    private long waitedNanos;
    private long waitsSince;
    private int stepWaiting;
    private long wakeAt = Long.MAX_VALUE;

    /// @param before whose work it takes over; null at the start
    Stint(Tasklet tasklet, @Nullable Stint before) {
        this.tasklet = tasklet;
        this.before = before;
        this.replacement = before != null;
        this.crew = new Crew(this, tasklet.benches());
        var isolated = tasklet.benches().stream()
                .anyMatch(bench -> bench.node().type().traits().isolated());
        this.thread = isolated
                ? Thread.ofPlatform().daemon().name(tasklet.name()).unstarted(this::run)
                : Thread.ofVirtual().name(tasklet.name()).unstarted(this::run);
        this.guard = new Guard(thread, tasklet.timeouts());
    }

    void start() {
        thread.start();
    }

    void interrupt() {
        thread.interrupt();
    }

    Crew crew() {
        return crew;
    }

    Guard guard() {
        return guard;
    }

    Thread thread() {
        return thread;
    }

    boolean isOwn(Thread other) {
        return thread == other;
    }

    Step[] steps() {
        return crew.steps();
    }

    Settlements ends() {
        return ends;
    }

    Holds holds() {
        return holds;
    }

    Retries retries() {
        return tasklet.retries();
    }

    private void run() {
        var last = true;
        try {
            takeOver();
            work();
        } catch (InterruptedException _) {
            // cancelled
        } catch (AbandonedException _) {
            last = tasklet.isPresent(this);
            log(Level.WARNING, "Node \"%s\" came back from a call that had been given up.", null);
        } catch (Throwable fault) {
            log(Level.ERROR, "Node \"%s\" ended by a fault of the engine.", fault);
        } finally {
            end(last);
        }
    }

    private void end(boolean last) {
        if (last) {
            tasklet.done();
        }
        Thread.interrupted(); // the components close in peace
        crew.close();
        if (last) {
            tasklet.end();
        }
    }

    /// Deals with what the thread before had in hand; it does not touch the flow any more.
    private void takeOver() throws InterruptedException {
        var gone = before;
        before = null;
        if (gone != null) {
            try {
                left = gone.giveUp();
            } catch (RuntimeException | Error fault) {
                gone.lose(gone.walk, fault);
            }
            gone.ends.flush();
        }
    }

    /// Fails what its thread had in hand when it was given up.
    ///
    /// @return what was gathered for publishers
    private List<Attempt> giveUp() throws InterruptedException {
        var gathered = new ArrayList<>(left);
        var place = guard.hungAt();
        if (place < 0 || place >= steps().length) {
            return gathered; // it hung while it opened
        }
        var hung = steps()[place];
        var present = walk;
        if (present != null) {
            present.giveUp(hung);
        }
        for (var step : steps()) {
            if (step.tail != null) {
                gathered.addAll(step.tail.giveUp());
            }
        }
        holds.failAll(step -> Walk.reasonOf(step, hung), this);
        return gathered;
    }

    private void work() throws InterruptedException, AbandonedException {
        if (replacement && isDone() && left.isEmpty()) {
            return;
        }
        if (replacement ? !reopen() : !crew.open(false)) {
            return;
        }
        for (var attempt : left) {
            var tail = steps()[attempt.step()].tail;
            if (tail != null) {
                tail.add(attempt);
            }
        }
        left = List.of();
        loop();
        finish();
    }

    private boolean isDone() {
        return tasklet.inputs().ended() && retries().isEmpty();
    }

    /// Opens components in the place of others, until that succeeds; those that hang in it are abandoned too.
    ///
    /// @return false if the flow is cancelled meanwhile
    private boolean reopen() throws InterruptedException, AbandonedException {
        while (!tasklet.isCancelled()) {
            guard.enter(tasklet.benches().size());
            var ready = crew.open(true);
            guard.leave();
            if (guard.isSuspect()) {
                guard.clear();
            }
            checkCancelled();
            if (ready) {
                return true;
            }
            crew.close();
            rest(REOPEN_WAIT);
        }
        return false;
    }

    private void rest(long nanos) throws InterruptedException {
        var until = System.nanoTime() + nanos;
        while (until - System.nanoTime() > 0) {
            checkCancelled();
            LockSupport.parkNanos(this, until - System.nanoTime());
        }
    }

    /// Works until nothing more can come.
    private void loop() throws InterruptedException, AbandonedException {
        var more = true;
        while (more) {
            checkCancelled();
            try {
                more = runRetry() || takeIn() || wakeDue() || flush() || awaitMore();
            } catch (RuntimeException | Error fault) {
                lose(walk, fault);
            }
        }
    }

    private boolean runRetry() throws InterruptedException, AbandonedException {
        var due = retries().poll();
        if (due == null) {
            return false;
        }
        newWalk().run(due, 1);
        tick();
        return true;
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
            present.run(0, chunk.packet(index), chunk.origin(index), inputs.port(), Turns.look(index, size));
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
        if (turns.isOver()) {
            checkCancelled();
            flush();
        }
    }

    /// Passes on and publishes what was made so far.
    ///
    /// @return true if a batch was published
    private boolean flush() throws InterruptedException, AbandonedException {
        var published = false;
        for (var step : steps()) {
            step.bench.ways().flush(this);
            published |= step.tail != null && step.tail.publish();
        }
        ends.flush();
        turns.begin();
        return published;
    }

    /// Waits for something to do.
    ///
    /// @return false if nothing can come any more
    private boolean awaitMore() {
        guard.leave();
        var retryIn = retries().nextIn();
        if (!tasklet.inputs().ended()) {
            var wakeIn = wakeAt == Long.MAX_VALUE ? Long.MAX_VALUE : Math.max(1, wakeAt - System.nanoTime());
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
        for (var step : steps()) {
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
        for (var step : steps()) {
            call(step, Processor::finish);
            loop(); // what was emitted last may have to be tried again
            holds.fail(
                    step,
                    PacketException.permanent(
                            "Node \"%s\" still held this packet when the flow ended.".formatted(step.node())));
        }
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
        guard.leave();
        var late = guard.isSuspect() && guard.clear();
        present.end();
        checkCancelled();
        if (late) {
            thrown = step.bench.failures().timeout(step.bench.node().definition().onError());
        }
        if (thrown != null) {
            var reason = step.bench.failures().explain(thrown);
            step.bench.context().log().log(Level.WARNING, reason.getMessage());
        }
    }

    /// The engine or its host broke: what is in hand ends as failed, and the nodes go on.
    void lose(@Nullable Walk holder, Throwable fault) {
        guard.leave();
        log(Level.ERROR, "Node \"%s\" lost what it had in hand by a fault of the engine.", fault);
        var message = "Node \"%s\" lost this document by a fault of the engine."
                .formatted(tasklet.benches().getFirst().node().id());
        if (holder != null) {
            holder.lose(message);
        }
        for (var step : steps()) {
            if (step.tail != null) {
                step.tail.lose(message);
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
        Thread.interrupted(); // before the look: nobody means anything else by it, and this one may come after
        if (tasklet.isCancelled()) {
            throw new InterruptedException("The run was cancelled.");
        }
    }

    private void log(Level level, String sentence, @Nullable Throwable thrown) {
        crew.log(tasklet.benches().getFirst(), level, sentence, thrown);
    }
}
