package io.pypes.engine;

import io.pypes.sdk.PacketException;
import java.lang.System.Logger.Level;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The time of one set of component instances on one thread.
final class Stint {

    private final Tasklet tasklet;
    private final Crew crew;
    private final Thread thread;
    private final Guard guard;
    private final StintPace pace;
    private final Unasked unasked;
    private final boolean replacement;
    private final Settlements ends = new Settlements();
    private final Holds holds;
    private final Turns turns = new Turns();
    private @Nullable Stint before;
    private List<Attempt> left = List.of();
    private @Nullable Walk walk;

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
        this.pace = new StintPace(guard, tasklet::isCancelled);
        this.unasked = new Unasked(this, guard);
        this.holds = new Holds(this);
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

    StintPace pace() {
        return pace;
    }

    Unasked unasked() {
        return unasked;
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
            crew.log(hung(), Level.WARNING, "Node \"%s\" came back from a call that had been given up.", null);
        } catch (Throwable fault) {
            log(Level.ERROR, "Node \"%s\" ended by a fault of the engine.", fault);
        } finally {
            end(last);
        }
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
        var place = guard.hungAt();
        if (place < 0 || place >= steps().length) {
            return left; // it hung while it opened
        }
        var hung = steps()[place];
        var present = walk;
        if (present != null) {
            present.giveUp(hung);
        }
        var gathered = crew.giveUp();
        holds.failAll(step -> Walk.reasonOf(step, hung), pace);
        return gathered;
    }

    private void work() throws InterruptedException, AbandonedException {
        if (replacement && isDone() && left.isEmpty()) {
            return;
        }
        if (!(replacement ? crew.reopen(tasklet) : crew.open(false))) {
            return;
        }
        crew.gather(left);
        left = List.of();
        loop();
        finish();
    }

    private boolean isDone() {
        return tasklet.inputs().ended() && retries().isEmpty();
    }

    /// Works until nothing more can come.
    private void loop() throws InterruptedException, AbandonedException {
        var more = true;
        while (more) {
            pace.checkCancelled();
            try {
                more = runRetry() || unasked.wakeDue() || takeIn() || flush() || awaitMore();
            } catch (InterruptedException interrupted) {
                pace.checkCancelled(); // else it was nobody's
                lose(walk, interrupted);
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

    /// The call of the next packets, or of none.
    Walk newWalk() {
        var fresh = new Walk(this);
        walk = fresh;
        return fresh;
    }

    /// Called after every packet: passes on what was made if that has waited long enough.
    void tick() throws InterruptedException, AbandonedException {
        if (turns.isOver()) {
            pace.checkCancelled();
            passOn();
        }
    }

    private void passOn() throws InterruptedException {
        for (var step : steps()) {
            step.bench.ways().flush(pace);
        }
        ends.flush();
        turns.begin();
    }

    /// There is nothing else to do: passes on and publishes what was made so far. A publisher does not hear of less
    /// than
    /// it wants before that, because a batch may cost it much.
    ///
    /// @return true if a batch was published
    private boolean flush() throws InterruptedException, AbandonedException {
        passOn();
        var published = false;
        for (var step : steps()) {
            published |= step.tail != null && step.tail.publish();
        }
        return published;
    }

    /// Waits for something to do.
    ///
    /// @return false if nothing can come any more
    private boolean awaitMore() {
        guard.leave();
        var retryIn = retries().nextIn();
        if (!tasklet.inputs().ended()) {
            tasklet.inputs().await(Math.min(retryIn, unasked.nextIn()));
            turns.begin();
            return true;
        }
        if (retries().isEmpty()) {
            return false;
        }
        LockSupport.parkNanos(this, retryIn);
        return true;
    }

    private void finish() throws InterruptedException, AbandonedException {
        for (var step : steps()) {
            unasked.finish(step);
            loop(); // what was emitted last may have to be tried again
            holds.fail(
                    step,
                    PacketException.permanent(
                            "Node \"%s\" still held this packet when the flow ended.".formatted(step.node())));
        }
        flush();
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
        crew.lose(message);
    }

    private void log(Level level, String sentence, @Nullable Throwable thrown) {
        crew.log(tasklet.benches().getFirst(), level, sentence, thrown);
    }
}
