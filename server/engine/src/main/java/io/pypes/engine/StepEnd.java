package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;

/// How the packet at hand ends its step: it goes on as another, leaves the tasklet, is dropped, held or failed.
abstract sealed class StepEnd extends StepCall permits StepOut {

    final boolean asked;
    final int number;

    /// @param asked true if the sender picked this very node, whatever it says it takes
    /// @param number of the attempt, from 1
    StepEnd(Stint stint, Step step, Chunk in, String port, boolean asked, int number) {
        super(stint, step, in, port);
        this.asked = asked;
        this.number = number;
    }

    /// Puts a packet after those that go on already, on the straight way to the next step.
    abstract void add(Packet result, Origin from);

    /// The call went well.
    final void complete() throws InterruptedException {
        var from = origin();
        switch (state) {
            case Progress.ONE -> keep();
            case Progress.OTHER -> leave(requireNonNull(firstWay), requireNonNull(first), from);
            case Progress.SEVERAL -> {
                shares.giveBack(from);
                stint.ends().flush();
                from.release(1);
            }
            case Progress.HELD -> completeHeld(from);
            default -> drop(from);
        }
    }

    /// The only packet made of the one at hand goes on in its place.
    private void keep() {
        if (parts == null) {
            keepPlace();
        } else {
            origin().open(requireNonNull(step.straight).shares() - 1L);
            add(in.packet(kept), origin());
        }
    }

    /// What was emitted last is one of those that go on.
    final void keepPlace() {
        if (kept != index) { // else it has its origin already, and a store costs the collector's barrier
            in.origins[kept] = in.origins[index];
        }
        replace();
        kept++;
    }

    private void completeHeld(Origin from) {
        shares.giveBack(from);
        if (!requireNonNull(held).isOver()) {
            return; // its share goes with the hold
        }
        if (made > 0 || dropped == null) {
            from.release(1);
        } else {
            drop(from);
        }
    }

    private void drop(Origin from) {
        drop(from, dropped == null ? "Node \"%s\" emitted nothing for it.".formatted(step.node) : dropped);
    }

    private void drop(Origin from, String reason) {
        step.bench.counters().dropped.add(1);
        stint.ends().add(from, Outcome.State.DROPPED, step.node, reason);
    }

    final Attempt attempt() {
        return new Attempt(step.place, packet(), origin(), port, asked, number);
    }

    /// Gives up on the packet at hand. What was emitted for it stays emitted.
    final void fail(PacketException reason) throws InterruptedException {
        var hold = held;
        if (hold != null) {
            stint.holds().remove(hold);
        }
        var failed = packet();
        forget();
        shares.giveBack(origin());
        step.bench.failures().fail(failed, origin(), port, reason, number, pace);
    }

    /// The node does not take the packet at hand.
    final void refuse() throws InterruptedException {
        var unmatched = step.bench.ways().find(Port.UNMATCHED);
        if (unmatched != null && unmatched.width() > 0) {
            leave(unmatched, packet(), origin());
            return;
        }
        step.bench.failures().fail(packet(), origin(), port, Failures.notTaken(step, packet()), 1, pace);
    }

    /// The only packet made of one leaves the tasklet.
    final void leave(Way way, Packet result, Origin from) throws InterruptedException {
        if (way.width() == 0) {
            nowhere(way, result, from, port);
            return;
        }
        from.open(way.width() - 1L);
        way.count(1);
        way.send(result, from, pace);
    }

    final void nowhere(Way way, Packet result, Origin from, String by) throws InterruptedException {
        if (way.port().equals(Port.ERROR) || way.port().equals(Port.UNMATCHED)) {
            step.bench.failures().fail(result, from, by, Failures.notWired(step, way), 1, pace);
        } else {
            drop(from, "Nothing is wired to port \"%s\" of node \"%s\".".formatted(way.port(), step.node));
        }
    }

    @Override
    final void passPart(Way way, Packet part) throws InterruptedException {
        var own = nextPart();
        shares.take(way.shares(), origin(), made);
        pass(way, part, own, port);
    }

    @Override
    final void failPart(Packet part, PacketException reason) throws InterruptedException {
        var own = nextPart();
        shares.take(1, origin(), made);
        step.bench.failures().fail(part, own, port, reason, 1, pace);
    }

    private Origin nextPart() {
        var present = family;
        if (present == null || made - present.before() == Origin.Family.MOST) {
            present = new Origin.Family(origin(), step.node, made);
            family = present;
        }
        made++;
        return new Origin.Part(present, (int) (made - present.before()));
    }
}
