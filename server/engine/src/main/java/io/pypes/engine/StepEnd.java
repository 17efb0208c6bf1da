package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;

/// How the packet at hand ends its step: it goes on as another, leaves the tasklet, is dropped, held or failed.
abstract sealed class StepEnd extends StepCall permits Walk {

    boolean asked;
    int number = 1;

    StepEnd(Stint stint) {
        super(stint);
    }

    /// The call went well.
    ///
    /// @return place of the next step, or [Way#AWAY]
    final int complete(Step at, int look) throws InterruptedException {
        var from = requireNonNull(origin);
        switch (state) {
            case ONE, OTHER -> {
                var way = requireNonNull(state == Progress.ONE ? at.out : firstWay);
                var result = requireNonNull(first);
                if (way.next() != Way.AWAY) {
                    if (look > 0) {
                        way.show(result, from);
                    }
                    packet = result;
                    return way.next();
                }
                leave(at, way, result, from);
            }
            case SEVERAL -> {
                shares.giveBack(from);
                stint.ends().flush();
                from.release(1);
            }
            case HELD -> completeHeld(at, from);
            case READY, TOUCHED, LATE -> drop(at, from);
        }
        return Way.AWAY;
    }

    private void completeHeld(Step at, Origin from) {
        shares.giveBack(from);
        if (!requireNonNull(held).isOver()) {
            return; // its share goes with the hold
        }
        if (parts > 0 || dropped == null) {
            from.release(1);
        } else {
            drop(at, from);
        }
    }

    private void drop(Step at, Origin from) {
        drop(at, from, dropped == null ? "Node \"%s\" emitted nothing for it.".formatted(at.node()) : dropped);
    }

    private void drop(Step at, Origin from, String reason) {
        at.bench.counters().dropped.add(1);
        stint.ends().add(from, Outcome.State.DROPPED, at.node(), reason);
    }

    final Attempt attempt(Step at) {
        return new Attempt(at.place, requireNonNull(packet), requireNonNull(origin), arrival(), asked, number);
    }

    /// Gives up on the packet at hand. What was emitted for it stays emitted.
    final void fail(Step at, PacketException reason) throws InterruptedException {
        var hold = held;
        if (hold != null) {
            stint.holds().remove(hold);
        }
        forget();
        var given = requireNonNull(packet);
        var from = requireNonNull(origin);
        shares.giveBack(from);
        at.bench.failures().fail(given, from, arrival(), reason, number, pace);
    }

    final void refuse(Step at, Packet given) throws InterruptedException {
        var from = requireNonNull(origin);
        var unmatched = at.bench.ways().find(Port.UNMATCHED);
        if (unmatched != null && unmatched.width() > 0) {
            leave(at, unmatched, given, from);
            return;
        }
        at.bench.failures().fail(given, from, arrival(), Failures.notTaken(at, given), 1, pace);
    }

    /// The only packet made of one leaves the tasklet.
    private void leave(Step at, Way way, Packet result, Origin from) throws InterruptedException {
        if (way.width() == 0) {
            nowhere(at, way, result, from, arrival());
            return;
        }
        from.open(way.width() - 1L);
        way.count();
        way.send(result, from, pace);
    }

    final void nowhere(Step at, Way way, Packet result, Origin from, String by) throws InterruptedException {
        if (way.port().equals(Port.ERROR) || way.port().equals(Port.UNMATCHED)) {
            at.bench.failures().fail(result, from, by, Failures.notWired(at, way), 1, pace);
        } else {
            drop(at, from, "Nothing is wired to port \"%s\" of node \"%s\".".formatted(way.port(), at.node()));
        }
    }

    @Override
    final void failPart(Step at, Packet part, PacketException reason) throws InterruptedException {
        parts++;
        var from = requireNonNull(origin);
        shares.take(1, from, parts);
        at.bench.failures().fail(part, new Origin.Part(from, at.node(), parts), arrival(), reason, 1, pace);
    }
}
