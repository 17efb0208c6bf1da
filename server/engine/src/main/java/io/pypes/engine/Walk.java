package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import org.jspecify.annotations.Nullable;

/// Takes packets through the steps of a tasklet, one after the other; it is the call that the step at hand sees.
///
/// A step that makes exactly one packet of one passes on origin and account untouched. Where a call emits several, each
/// goes on at once, by a walk inside this one.
///
/// Made anew for every batch: what holds packets is always young, so that the collector's barriers cost nothing.
final class Walk extends StepEnd {

    private static final int MOST_USES = 256;

    private @Nullable Walk inner;
    private int innerUses;
    private boolean inside;
    private boolean timed;
    private long innerNanos;

    Walk(Stint stint) {
        super(stint);
    }

    /// Takes a packet through a step and those that follow, to where it leaves the tasklet or ends.
    ///
    /// @param look how many packets this one stands for in times and in what is shown; 0 if for none
    void run(Attempt from, int look) throws InterruptedException, AbandonedException {
        begin(from.step(), from.packet(), from.origin(), from.port());
        if (from.step() > 0 && from.number() == 1) {
            steps[from.step()].bench.counters().fed.add(1);
        }
        asked = from.asked();
        number = from.number();
        var next = carefully(from.step(), look);
        asked = false;
        number = 1;
        goOn(next, look);
    }

    /// Takes a packet through a step and those that follow, as the run above does, at its first attempt.
    void run(int step, Packet given, Origin counted, String by, int look)
            throws InterruptedException, AbandonedException {
        begin(step, given, counted, by);
        goOn(step, look);
    }

    private void begin(int step, Packet given, Origin counted, String by) throws InterruptedException {
        packet = given;
        origin = counted;
        port = by;
        entry = step;
        underWay = true;
        if (thread.isInterrupted()) {
            pace.checkCancelled();
        }
        guard.enter(step);
    }

    private void goOn(int step, int look) throws InterruptedException, AbandonedException {
        var at = step;
        while (at != Way.AWAY) {
            at = look == 0 && steps[at].plain ? plainly(steps[at]) : carefully(at, look);
        }
        packet = null;
        underWay = false;
    }

    /// Lets a step work in the usual case.
    ///
    /// @return place of the next step, or [Way#AWAY]
    private int plainly(Step at) throws InterruptedException, AbandonedException {
        place = at.place;
        state = Progress.READY;
        at.in.add(1);
        guard.advance(at.place);
        try {
            at.processor().process(requireNonNull(packet), this);
        } catch (Throwable anything) {
            return broke(at, anything);
        }
        if (state == Progress.ONE && at.next != Way.AWAY && !guard.isSuspect() && !thread.isInterrupted()) {
            packet = first;
            return at.next;
        }
        return worked(at, 0);
    }

    /// Lets a step work with all that may have to be done.
    private int carefully(int step, int look) throws InterruptedException, AbandonedException {
        var at = steps[step];
        var given = requireNonNull(packet);
        place = step;
        state = Progress.READY;
        if (number == 1) {
            at.in.add(1);
        }
        if (at.tail != null) {
            guard.leave();
            packet = null;
            at.tail.add(new Attempt(step, given, requireNonNull(origin), arrival(), asked, number));
            return Way.AWAY;
        }
        if (!asked && !at.takes(given)) {
            guard.leave();
            refuse(at, given);
            return Way.AWAY;
        }
        var start = look > 0 ? beginTiming() : 0;
        guard.advance(step);
        try {
            at.processor().process(given, this);
        } catch (Throwable anything) {
            return broke(at, anything);
        } finally {
            if (look > 0) {
                endTiming(at, start, look);
            }
        }
        return worked(at, look);
    }

    private long beginTiming() {
        timed = true;
        innerNanos = 0;
        return System.nanoTime() - pace.waitedNanos();
    }

    private void endTiming(Step at, long start, int look) {
        timed = false;
        var own = System.nanoTime() - pace.waitedNanos() - start - innerNanos;
        at.bench.counters().busyNanos.add(Math.max(0, own) * look);
    }

    /// Says whether the call that has just ended took too long.
    private boolean isLate() throws AbandonedException {
        return (guard.isSuspect() && guard.clear()) || state == Progress.LATE;
    }

    /// The call went well, if it did not take too long: then it has failed, even if it came back as if nothing were;
    /// most often it gave up when it was interrupted.
    ///
    /// @return place of the next step, or [Way#AWAY]
    private int worked(Step at, int look) throws InterruptedException, AbandonedException {
        guard.leave();
        var late = isLate();
        if (thread.isInterrupted()) {
            pace.checkCancelled();
        }
        if (late) {
            fail(at, at.bench.timeout());
            return Way.AWAY;
        }
        var next = complete(at, look);
        forget();
        return next;
    }

    /// The call threw.
    ///
    /// @return [Way#AWAY]: the packet failed, or waits for another attempt
    private int broke(Step at, Throwable thrown) throws InterruptedException, AbandonedException {
        guard.leave();
        var late = isLate();
        pace.checkCancelled();
        var reason = late ? at.bench.timeout() : at.bench.failures().explain(thrown);
        if (isUndone() && stint.retries().retry(attempt(at), reason)) {
            forget();
        } else {
            fail(at, reason);
        }
        return Way.AWAY;
    }

    @Override
    void passPart(Step at, Way way, Packet part) throws InterruptedException {
        parts++;
        var from = requireNonNull(origin);
        shares.take(way.shares(), from, parts);
        pass(at, way, part, new Origin.Part(from, at.node(), parts, from.single()), arrival());
        try {
            stint.tick();
        } catch (AbandonedException gone) {
            throw new IllegalStateException(gone);
        }
    }

    @Override
    void pass(Step at, Way way, Packet result, Origin from, String by) throws InterruptedException {
        if (way.width() == 0) {
            nowhere(at, way, result, from, by);
        } else if (way.next() == Way.AWAY) {
            way.count();
            way.send(result, from, pace);
        } else {
            goInside(way, result, from);
        }
    }

    private void goInside(Way way, Packet result, Origin from) throws InterruptedException {
        var look = parts <= MOST_USES ? 1 : (parts & 127) == 0 ? 128 : 0;
        var walk = inner;
        if (walk == null || innerUses++ == MOST_USES) {
            walk = new Walk(stint);
            inner = walk;
            innerUses = 0;
        }
        inside = true;
        try {
            if (look > 0) {
                way.show(result, from);
            }
            var start = timed && look > 0 ? System.nanoTime() - pace.waitedNanos() : 0;
            walk.run(way.next(), result, from, way.nextPort(), look);
            if (timed && look > 0) {
                innerNanos += (System.nanoTime() - pace.waitedNanos() - start) * look;
            }
            inside = false;
        } catch (AbandonedException gone) {
            throw new IllegalStateException(gone); // who goes on still has to see what is inside
        } catch (RuntimeException | Error fault) {
            if (!guard.isAbandoned()) {
                stint.lose(walk, fault);
                inside = false;
            }
            throw fault;
        }
    }

    /// Puts a step at hand without a packet.
    void at(Step which) {
        place = which.place;
        packet = null;
        underWay = true;
        guard.enter(place);
    }

    /// The call without a packet is over.
    void end() {
        underWay = false;
    }

    /// Fails what is at hand, the innermost first: the component broke off in the middle.
    void giveUp(Step hung) throws InterruptedException {
        var within = inner;
        if (inside && within != null) {
            within.giveUp(hung);
        }
        var at = steps[place];
        if (packet != null) {
            fail(at, reasonOf(at, hung));
        }
    }

    /// Why a step fails what it has in hand when another one, or it, hung.
    static PacketException reasonOf(Step at, Step hung) {
        return at == hung ? at.bench.timeout() : Failures.brokenOff(hung);
    }

    /// The engine itself broke: ends the documents of what is at hand, so that none is waited for for ever.
    void lose(String message) {
        var within = inner;
        if (inside && within != null) {
            within.lose(message);
        }
        if (packet != null && origin != null) {
            packet = null;
            origin.accounts().forEach(account -> account.cancel(message));
        }
        underWay = false;
    }
}
