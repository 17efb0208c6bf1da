package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One step at work on a chunk of packets, one after the other; it is the call that the component sees.
///
/// A packet that makes one of one stays in its place: what goes on through the next step is a chunk of what is left.
/// So a step is looked up, counted and timed once for many packets, and calls of one component follow each other.
/// When a step takes its time, what it has made so far goes on before the rest. Parts that a call makes of one packet
/// gather, and go on while it makes more.
///
/// Made anew for every chunk: what holds packets is always young, so that the collector's barriers cost nothing.
final class Pass extends StepOut {

    /// Packets before this one are counted.
    int counted;

    private long innerNanos;
    private long deliveredAt;

    /// Its packets came by no wire, and may have been withdrawn meanwhile.
    private final boolean fed;

    private Pass(Stint stint, Step step, Chunk in, String port, boolean asked, int number, boolean fed) {
        super(stint, step, in, port, asked, number);
        this.fed = fed;
    }

    /// Of packets that came by a wire.
    Pass(Stint stint, Step step, Chunk in, String port) {
        this(stint, step, in, port, false, 1, false);
    }

    /// Of packets that came by no wire.
    static Pass of(Stint stint, Inbox.Fed fed) {
        var chunk = fed.chunk();
        var step = stint.steps()[fed.step()];
        return new Pass(stint, step, chunk, fed.port(), fed.asked(), 1, true);
    }

    /// Of a packet that is handled again.
    static Pass of(Stint stint, Attempt attempt) {
        var in = Chunk.of(attempt.packet(), attempt.origin());
        var step = stint.steps()[attempt.step()];
        return new Pass(stint, step, in, attempt.port(), attempt.asked(), attempt.number(), false);
    }

    /// Of no packet: for calls that nothing is handed to.
    static Pass of(Stint stint, Step step) {
        return new Pass(stint, step, Chunk.NONE, step.port);
    }

    /// Takes all through this step.
    ///
    /// @return what it made, at the next step; null if nothing goes on from here
    @Nullable
    Pass through() throws InterruptedException, AbandonedException {
        if (step.tail != null) {
            count(begun(in.size()));
            step.tail.gather(this);
            return null;
        }
        work();
        while (index < in.size()) {
            deliver();
            driver.tick(driver.lastLook());
            work();
        }
        var next = next();
        while (parts != null && next != null) {
            driver.drive(next, this);
            next = next();
        }
        return next;
    }

    /// Handles packets until there are no more, or what was made must not wait longer.
    private void work() throws InterruptedException, AbandonedException {
        checkInterrupt();
        innerNanos = 0;
        var waited = pace.waitedNanos();
        var begun = driver.lastLook();
        deliveredAt = begun;
        var now = begun;
        underWay = true;
        guard.enter(step.place);
        while (index < in.size() && now - begun <= Turns.STRETCH) {
            count(begun(Math.min(in.size(), index + step.stride)));
            if (counted == index) {
                continue; // all were withdrawn, which says nothing of how long packets take
            }
            step.loop().run(this);
            var before = now;
            now = driver.look();
            step.stride = Turns.stride(step.stride, now - before, Chunk.MOST);
            checkInterrupt();
        }
        guard.leave();
        end();
        var own = now - begun - innerNanos - (pace.waitedNanos() - waited);
        step.bench.counters().busyNanos.add(Math.max(0, own));
    }

    /// The packets up to a place are about to be handled.
    ///
    /// @return the place after the last of those that are left
    private int begun(int upTo) {
        return fed ? in.begin(index, upTo) : upTo;
    }

    private void count(int upTo) {
        if (number == 1) {
            step.bench.counters().in.add(upTo - counted);
            countFed(upTo - counted);
        }
        counted = upTo;
    }

    private void countFed(int packets) {
        if (fed && step.place > 0) {
            step.bench.counters().fed.add(packets);
        }
    }

    /// The node does not take the packet at hand.
    void notTaken() throws InterruptedException {
        guard.leave();
        refuse();
        guard.enter(step.place);
    }

    /// An interrupt that a component left behind is not to hit another.
    private void checkInterrupt() throws InterruptedException {
        if (thread.isInterrupted()) {
            pace.checkCancelled();
        }
    }

    private boolean isLate() throws AbandonedException {
        return (guard.isSuspect() && guard.clear()) || state == Progress.LATE;
    }

    /// The call went well, if it did not take too long: then it has failed, even if it came back as if nothing were;
    /// most often it gave up when it was interrupted.
    void worked() throws InterruptedException, AbandonedException {
        guard.leave();
        var late = isLate();
        checkInterrupt();
        if (late) {
            fail(step.bench.timeout());
        } else {
            complete();
            forget();
            if (isFull()) {
                index++; // it is done, whatever happens to what it made
                end();
                deliver();
                underWay = true;
            }
        }
        guard.enter(step.place);
    }

    /// The call threw: the packet fails, or waits for another attempt.
    void broke(Throwable thrown) throws InterruptedException, AbandonedException {
        guard.leave();
        var late = isLate();
        pace.checkCancelled();
        var reason = late ? step.bench.timeout() : step.bench.failures().explain(thrown);
        if (isUndone() && stint.retries().retry(attempt(), reason)) {
            forget();
        } else {
            fail(reason);
        }
        guard.enter(step.place);
    }

    @Override
    void pass(Way way, Packet result, Origin from, String by) throws InterruptedException {
        if (way == step.straight) {
            add(result, from);
            if (isFull()) {
                deliverWithin();
            }
        } else if (way.width() == 0) {
            nowhere(way, result, from, by);
        } else {
            way.count(1);
            way.send(result, from, pace);
            if (driver.isTurnOver()) {
                deliverWithin();
            }
        }
    }

    /// As [#deliver], while the component is at work.
    private void deliverWithin() throws InterruptedException {
        guard.leave();
        var start = driver.look();
        var waited = pace.waitedNanos();
        step.room = Turns.stride(step.room, start - deliveredAt, Chunk.MOST);
        try {
            deliver();
            deliveredAt = driver.lastLook();
            driver.tick(deliveredAt);
        } catch (AbandonedException gone) {
            throw new IllegalStateException(gone); // who goes on still has to see what is inside
        } catch (RuntimeException | Error fault) {
            if (!guard.isAbandoned()) {
                stint.loseWithin(this, fault);
            }
            throw fault;
        }
        guard.enter(step.place);
        innerNanos += deliveredAt - start - (pace.waitedNanos() - waited);
    }

    /// A call without a packet begins.
    void enter() {
        state = Progress.TOUCHED;
        underWay = true;
        guard.enter(step.place);
    }

    /// No call is under way.
    void end() {
        underWay = false;
        state = Progress.OVER;
    }

    /// Another step, or this one, hung, and its thread was given up: fails what is at hand, the innermost first.
    ///
    /// @return what is left to do, in order
    List<Attempt> giveUp(Step hung) throws InterruptedException {
        var within = inner;
        var left = within == null ? new ArrayList<Attempt>() : within.giveUp(hung);
        rescue(left);
        state = Progress.LATE; // the component may come back and emit
        if (isAtHand()) {
            fail(reasonOf(step, hung));
            index++;
        }
        rest(left);
        return left;
    }

    /// The engine itself broke: ends the documents of what is at hand, so that none is waited for for ever.
    ///
    /// @return what is left to do, in order
    List<Attempt> lose(String message) throws InterruptedException {
        var within = inner;
        inner = null;
        var left = within == null ? new ArrayList<Attempt>() : within.lose(message);
        loseOut(message);
        if (isAtHand()) {
            lose(origin(), message);
            forget();
            index++;
        }
        rest(left);
        end();
        return left;
    }

    /// As [#lose], for what is further on than the packet at hand.
    List<Attempt> loseWithin(String message) throws InterruptedException {
        var within = inner;
        inner = null;
        return within == null ? List.of() : within.lose(message);
    }

    private boolean isAtHand() {
        return underWay && index < in.size();
    }

    /// Lists what has not been handled. It is counted when it is.
    private void rest(List<Attempt> left) {
        count(index);
        var end = begun(in.size());
        countFed(end - index);
        for (; index < end; index++) {
            left.add(attempt());
        }
    }

    /// Why a step fails what it has in hand when another one, or it, hung.
    static PacketException reasonOf(Step at, Step hung) {
        return at == hung ? at.bench.timeout() : Failures.brokenOff(requireNonNull(hung));
    }
}
