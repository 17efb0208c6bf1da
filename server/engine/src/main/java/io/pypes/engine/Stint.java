package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.PacketException;
import java.lang.System.Logger.Level;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The time of one set of component instances, on one thread or, after each sleep, on another.
final class Stint implements Waiter.Sleeper {

    private final Tasklet tasklet;
    private final Crew crew;
    private final Guard guard;
    private final StintPace pace;
    private final Unasked unasked;
    private final boolean replacement;
    private final Holds holds;
    private final Driver driver = new Driver(this);
    private @Nullable Stint before;
    /// What the stint before, or a fault, left to do.
    private final Deque<Attempt> left = new ArrayDeque<>(1);

    /// What was taken in and is in no pass yet.
    private @Nullable Chunk taken;

    /// Null while there is none.
    private volatile @Nullable Thread thread;

    private boolean begun;
    /// It waits, and not for a time.
    private volatile boolean patient;
    /// The next time it has nothing to do it sleeps.
    private volatile boolean tired;

    /// @param before whose work it takes over; null at the start
    Stint(Tasklet tasklet, @Nullable Stint before) {
        this.tasklet = tasklet;
        this.before = before;
        this.replacement = before != null;
        this.crew = new Crew(this, tasklet.benches());
        this.guard = new Guard(tasklet.timeouts());
        this.pace = new StintPace(guard, tasklet::isCancelled);
        this.unasked = new Unasked(this, guard);
        this.holds = new Holds(this);
    }

    @Override
    public void start() {
        var isolated = tasklet.benches().stream()
                .anyMatch(bench -> bench.node().type().traits().isolated());
        var builder = isolated ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
        builder.name(tasklet.name()).start(this::run);
    }

    void interrupt() {
        var present = thread;
        if (present != null) {
            present.interrupt();
        }
    }

    /// Called by the watchdog.
    void putToSleep() {
        if (patient && tasklet.inputs().isIdle()) {
            tired = true;
            tasklet.inputs().waiter().wake();
        }
    }

    Crew crew() {
        return crew;
    }

    StintPace pace() {
        return pace;
    }

    Unasked unasked() {
        return unasked;
    }

    Guard guard() {
        return guard;
    }

    /// The thread at work.
    Thread thread() {
        return requireNonNull(thread);
    }

    boolean isOwn(Thread other) {
        return other.equals(thread);
    }

    Step[] steps() {
        return crew.steps();
    }

    Driver driver() {
        return driver;
    }

    Settlements ends() {
        return driver.ends();
    }

    Holds holds() {
        return holds;
    }

    Retries retries() {
        return tasklet.retries();
    }

    private void run() {
        var last = true;
        var asleep = false;
        try {
            getUp();
            asleep = work();
        } catch (InterruptedException _) {
            // cancelled
        } catch (AbandonedException _) {
            last = tasklet.isPresent(this);
            crew.log(hung(), Level.WARNING, "Node \"%s\" came back from a call that had been given up.", null);
        } catch (Throwable fault) {
            log(Level.ERROR, "Node \"%s\" ended by a fault of the engine.", fault);
        } finally {
            if (!asleep) {
                end(last);
            }
        }
    }

    private void getUp() {
        thread = Thread.currentThread();
        guard.watch(thread);
        Watchdog.watch(tasklet);
    }

    /// Gives the thread back.
    ///
    /// @return false if there is something to do; if not, this thread must not touch anything any more
    private boolean sleep() {
        tired = false;
        guard.leave();
        Watchdog.forget(tasklet);
        guard.watch(null);
        thread = null;
        if (tasklet.inputs().sleep(this, tasklet::isCancelled)) {
            return true;
        }
        getUp();
        return false;
    }

    private Bench hung() {
        var benches = tasklet.benches();
        return benches.get(Math.clamp(guard.hungAt(), 0, benches.size() - 1)); // beyond the last if it hung in opening
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
                gone.giveUp(left);
            } catch (RuntimeException | Error fault) {
                gone.lose(fault);
            }
            left.addAll(gone.left);
            gone.ends().flush();
        }
    }

    /// Fails what its thread had in hand when it was given up.
    ///
    /// @param rest gets what is left to do
    private void giveUp(Deque<Attempt> rest) throws InterruptedException {
        var place = guard.hungAt();
        if (place < 0 || place >= steps().length) {
            return; // it hung while it opened
        }
        var hung = steps()[place];
        rest.addAll(crew.giveUp());
        var present = driver.pass();
        if (present != null) {
            rest.addAll(present.giveUp(hung));
        }
        holds.failAll(step -> Pass.reasonOf(step, hung), pace);
    }

    /// Works until there is nothing to do.
    ///
    /// @return true if it has gone to sleep, false if it is over
    private boolean work() throws InterruptedException, AbandonedException {
        if (!begun) {
            begun = true;
            takeOver();
            if (replacement && isDone()) {
                return false;
            }
            if (!(replacement ? crew.reopen(tasklet) : crew.open(false))) {
                return false;
            }
        }
        driver.goesOn();
        var asleep = loop();
        if (!asleep) {
            finish();
        }
        return asleep;
    }

    private boolean isDone() {
        return left.isEmpty() && tasklet.inputs().ended() && retries().isEmpty();
    }

    /// Works with open components.
    ///
    /// @return true if it has gone to sleep, false if nothing more can come
    private boolean loop() throws InterruptedException, AbandonedException {
        while (true) {
            pace.checkCancelled();
            try {
                if (runLeft() || runRetry() || unasked.wakeDue() || takeIn() || flush()) {
                    continue;
                }
                if (isDone()) {
                    return false;
                }
                if ((tired || tasklet.isNeverIdle()) && isPatient()) {
                    if (sleep()) {
                        return true;
                    }
                } else {
                    awaitMore();
                }
            } catch (InterruptedException interrupted) {
                pace.checkCancelled(); // else it was nobody's
                lose(interrupted);
            } catch (RuntimeException | Error fault) {
                lose(fault);
            }
        }
    }

    private boolean runLeft() throws InterruptedException, AbandonedException {
        return run(left.poll());
    }

    private boolean runRetry() throws InterruptedException, AbandonedException {
        return run(retries().poll());
    }

    private boolean run(@Nullable Attempt attempt) throws InterruptedException, AbandonedException {
        if (attempt != null) {
            driver.drive(Pass.of(this, attempt));
        }
        return attempt != null;
    }

    private boolean takeIn() throws InterruptedException, AbandonedException {
        var inputs = tasklet.inputs();
        var chunk = inputs.take();
        if (chunk != null) {
            taken = chunk;
            var first = new Pass(this, steps()[0], chunk, inputs.port());
            taken = null;
            driver.drive(first);
        }
        var fed = inputs.inbox().take();
        if (fed != null) {
            taken = fed.chunk();
            var first = Pass.of(this, fed);
            taken = null;
            driver.drive(first);
        }
        return chunk != null || fed != null;
    }

    /// There is nothing else to do: passes on and publishes what was made so far. A publisher does not hear of less
    /// than it wants before that, because a batch may cost it much.
    ///
    /// @return true if a batch was published
    private boolean flush() throws InterruptedException, AbandonedException {
        driver.passOn();
        var published = false;
        for (var step : steps()) {
            published |= step.tail != null && step.tail.publish();
        }
        return published;
    }

    /// Waits for something to do, or for the end.
    private void awaitMore() {
        guard.leave();
        if (!tasklet.inputs().ended()) {
            patient = isPatient();
            tasklet.inputs().await(Math.min(retries().nextIn(), unasked.nextIn()));
            patient = false;
            driver.goesOn();
        } else if (!retries().isEmpty()) { // it may have ended just now
            LockSupport.parkNanos(this, retries().nextIn());
        }
    }

    private boolean isPatient() {
        return retries().nextIn() == Long.MAX_VALUE && unasked.nextIn() == Long.MAX_VALUE;
    }

    private void finish() throws InterruptedException, AbandonedException {
        for (var step : steps()) {
            unasked.finish(step);
            loop(); // what was emitted last may have to be tried again
            holds.fail(
                    step,
                    PacketException.permanent(
                            "Node \"%s\" still held this packet when the flow ended.".formatted(step.node)));
        }
        flush();
    }

    /// The engine or its host broke: what is in hand ends as failed, and the nodes go on.
    private void lose(Throwable fault) throws InterruptedException {
        var message = lost(fault);
        var holder = driver.pass();
        driver.present(null);
        StepOut.lose(taken, message);
        taken = null;
        if (holder != null) {
            left.addAll(holder.lose(message));
        }
        crew.lose(message);
    }

    /// As [#loop] does, while a component is at work: what is in hand further on ends as failed.
    void loseWithin(Pass holder, Throwable fault) throws InterruptedException {
        left.addAll(holder.loseWithin(lost(fault)));
    }

    private String lost(Throwable fault) {
        guard.leave();
        log(Level.ERROR, "Node \"%s\" lost what it had in hand by a fault of the engine.", fault);
        return "Node \"%s\" lost this document by a fault of the engine."
                .formatted(tasklet.benches().getFirst().node().id());
    }

    private void log(Level level, String sentence, @Nullable Throwable thrown) {
        crew.log(tasklet.benches().getFirst(), level, sentence, thrown);
    }
}
