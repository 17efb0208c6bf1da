package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.PacketException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/// The packets that the processors of one stint keep. Used by its thread; when that was given up, by its follower.
final class Holds {

    private final Stint stint;
    private Set<Kept> kept = Set.of(); // most steps never hold anything

    Holds(Stint stint) {
        this.stint = stint;
    }

    void add(Kept hold) {
        if (kept.isEmpty()) {
            kept = new LinkedHashSet<>();
        }
        kept.add(hold);
    }

    /// Says whether a step keeps all these, at least one.
    boolean keepsAll(Step step, Collection<?> holds) {
        return !holds.isEmpty()
                && holds.stream()
                        .allMatch(hold -> hold instanceof Kept own && own.step() == step && kept.contains(own));
    }

    /// Lets go of a packet.
    void remove(Kept hold) {
        hold.end();
        if (!kept.isEmpty()) {
            kept.remove(hold);
        }
    }

    /// A component drops what it keeps; only while it is called.
    void drop(Kept hold, String reason) {
        var guard = stint.guard();
        if (hold.isOver() || guard.isAbandoned()) {
            return;
        }
        if (!stint.isOwn(Thread.currentThread()) || guard.step() != hold.step().place) {
            throw new IllegalStateException("This call is over. A component may not keep it.");
        }
        guard.leave();
        remove(hold);
        if (!hold.call().drops(hold, reason)) {
            hold.step().bench.counters().dropped.add(1);
            hold.origin().settle(State.DROPPED, 1, hold.step().node, reason);
        }
        guard.enter(hold.step().place);
    }

    /// Fails what a step still keeps.
    void fail(Step step, PacketException reason) throws InterruptedException {
        for (var hold : List.copyOf(kept)) {
            if (hold.step() == step) {
                fail(hold, reason, stint.pace());
            }
        }
    }

    /// Fails all: whoever kept them is gone.
    void failAll(Function<Step, PacketException> reason, Pace pace) throws InterruptedException {
        for (var hold : List.copyOf(kept)) {
            fail(hold, reason.apply(hold.step()), pace);
        }
    }

    private void fail(Kept hold, PacketException reason, Pace pace) throws InterruptedException {
        remove(hold);
        hold.step().bench.failures().fail(hold.packet(), hold.origin(), hold.inputPort(), reason, 1, pace);
    }
}
