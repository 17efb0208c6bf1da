package io.pypes.engine;

import org.jspecify.annotations.Nullable;

/// Takes packets through the steps of a tasklet, and passes on what leaves it. Used by one thread.
final class Driver {

    private final Stint stint;
    private final Turns turns = new Turns();
    private final Settlements ends = new Settlements();
    private @Nullable Pass pass;
    private long lastLook;

    Driver(Stint stint) {
        this.stint = stint;
    }

    Settlements ends() {
        return ends;
    }

    /// The pass at work; null if there is none.
    @Nullable
    Pass pass() {
        return pass;
    }

    /// Another pass is at work.
    void present(@Nullable Pass now) {
        pass = now;
    }

    /// Takes packets through a step and all that follow.
    void drive(Pass first) throws InterruptedException, AbandonedException {
        look();
        for (var next = first; next != null; next = next.through()) {
            pass = next;
        }
        pass = null;
        tick(lastLook); // whatever comes next may take its time
    }

    /// As above, for packets that a pass made which goes on after that.
    void drive(Pass first, StepOut within) throws InterruptedException, AbandonedException {
        for (var next = first; next != null; next = next.through()) {
            within.inside(next);
        }
        within.inside(null);
    }

    /// Looks at the clock.
    ///
    /// @return as of [System#nanoTime]
    long look() {
        lastLook = System.nanoTime();
        return lastLook;
    }

    /// What the clock said when it was looked at last. A look costs as much as a call of a simple component.
    long lastLook() {
        return lastLook;
    }

    /// Passes on what was made if that has waited long enough.
    ///
    /// @param now as of [System#nanoTime]
    void tick(long now) throws InterruptedException {
        if (turns.isOver(now)) {
            stint.pace().checkCancelled();
            passOn();
        }
    }

    /// Says whether it is time to call [#tick]; to be asked after every packet.
    boolean isTurnOver() {
        return turns.isOver();
    }

    /// Passes on what was made.
    void passOn() throws InterruptedException {
        for (var step : stint.steps()) {
            step.bench.ways().flush(stint.pace());
        }
        ends.flush();
        turns.begin(lastLook);
    }

    /// The thread has waited.
    void goesOn() {
        turns.begin(look());
    }
}
