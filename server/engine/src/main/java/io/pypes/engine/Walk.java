package io.pypes.engine;

import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Takes packets through the steps of a tasklet, one after the other; it is the call that the step at hand sees.
///
/// A step that makes exactly one packet of one passes on origin and account untouched: the first packet emitted is held
/// back until the call ends or emits another. Where a call emits several, each goes on at once, by a walk inside this
/// one.
///
/// Made anew for every batch: what holds packets is always young, so that the collector's barriers cost nothing.
final class Walk implements Call {

    private static final int MOST_USES = 256;

    /// How the call at hand stands.
    private enum State {
        /// Nothing came of it yet.
        READY,
        /// One packet was emitted, on the usual way out; it is held back.
        ONE,
        /// One packet was emitted, on another way; it is held back.
        OTHER,
        /// Several packets were emitted.
        SEVERAL,
        /// Its packet is held.
        HELD
    }

    private final Stint stint;
    private final Step[] steps;
    private final Guard guard;

    // what is at hand
    private int place;
    private @Nullable Packet packet;
    private @Nullable Origin origin;
    private int entry;
    private String port = Port.IN;

    // what came of it so far
    private State state = State.READY;
    private @Nullable Packet first;
    private @Nullable Way firstWay;
    private long parts;
    private final Shares shares = new Shares();
    private @Nullable Kept held;
    private @Nullable String dropped;
    private boolean overdue;

    private @Nullable Walk inner;
    private int innerUses;
    private boolean inside;
    private boolean timed;
    private long innerNanos;

    Walk(Stint stint) {
        this.stint = stint;
        this.steps = stint.steps();
        this.guard = stint.guard();
    }

    /// Takes a packet through a step and those that follow, to where it leaves the tasklet or ends.
    ///
    /// @param look how many packets this one stands for in times and in what is shown; 0 if for none
    void run(Attempt from, int look) throws InterruptedException, AbandonedException {
        begin(from.step(), from.packet(), from.origin(), from.port());
        if (from.step() > 0 && from.number() == 1) {
            steps[from.step()].bench.counters().fed.add(1);
        }
        goOn(carefully(from.step(), from.asked(), from.number(), look), look);
    }

    /// Takes a packet through a step and those that follow, as the run above does, at its first attempt.
    void run(int step, Packet given, Origin counted, String by, int look)
            throws InterruptedException, AbandonedException {
        begin(step, given, counted, by);
        goOn(step, look);
    }

    private void begin(int step, Packet given, Origin counted, String by) {
        packet = given;
        origin = counted;
        port = by;
        entry = step;
        guard.enter(step);
    }

    private void goOn(int step, int look) throws InterruptedException, AbandonedException {
        var at = step;
        while (at != Way.AWAY) {
            at = look == 0 && steps[at].plain ? plainly(steps[at]) : carefully(at, false, 1, look);
        }
        packet = null;
    }

    /// Lets a step work in the usual case.
    ///
    /// @return place of the next step, or [Way#AWAY]
    private int plainly(Step at) throws InterruptedException, AbandonedException {
        place = at.place;
        state = State.READY;
        at.in.add(1);
        guard.advance(at.place);
        try {
            at.processor().process(Objects.requireNonNull(packet), this);
        } catch (Throwable anything) {
            return broke(at, anything, false, 1);
        }
        if (state == State.ONE && at.next != Way.AWAY && !guard.isSuspect()) {
            packet = first;
            return at.next;
        }
        return worked(at, 0);
    }

    /// Lets a step work with all that may have to be done.
    private int carefully(int step, boolean asked, int number, int look)
            throws InterruptedException, AbandonedException {
        var at = steps[step];
        var given = Objects.requireNonNull(packet);
        place = step;
        state = State.READY;
        if (number == 1) {
            at.in.add(1);
        }
        if (at.processor == null) {
            packet = null;
            stint.publish(new Attempt(step, given, Objects.requireNonNull(origin), port, asked, number));
            return Way.AWAY;
        }
        if (!asked && !at.takes(given)) {
            refuse(at);
            return Way.AWAY;
        }
        var start = look > 0 ? beginTiming() : 0;
        guard.advance(step);
        try {
            at.processor.process(given, this);
        } catch (Throwable anything) {
            return broke(at, anything, asked, number);
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
        return System.nanoTime() - stint.waitedNanos();
    }

    private void endTiming(Step at, long start, int look) {
        timed = false;
        var own = System.nanoTime() - stint.waitedNanos() - start - innerNanos;
        at.bench.counters().busyNanos.add(Math.max(0, own) * look);
    }

    /// The call went well.
    ///
    /// @return place of the next step, or [Way#AWAY]
    private int worked(Step at, int look) throws InterruptedException, AbandonedException {
        if (guard.isSuspect()) {
            guard.clear();
        }
        overdue = false;
        var from = Objects.requireNonNull(origin);
        var reason = dropped;
        dropped = null;
        switch (state) {
            case ONE, OTHER -> {
                var way = Objects.requireNonNull(state == State.ONE ? at.out : firstWay);
                var result = Objects.requireNonNull(first);
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
                parts = 0;
                shares.giveBack(from);
                stint.ends().flush();
                from.release(1);
            }
            case HELD -> {
                held = null;
                parts = 0;
                shares.giveBack(from);
            }
            case READY ->
                drop(at, from, reason == null ? "Node \"%s\" emitted nothing for it.".formatted(at.node()) : reason);
        }
        return Way.AWAY;
    }

    /// The call threw.
    ///
    /// @return [Way#AWAY]: the packet failed, or waits for another attempt
    private int broke(Step at, Throwable thrown, boolean asked, int number)
            throws InterruptedException, AbandonedException {
        var late = (guard.isSuspect() && guard.clear()) || overdue;
        overdue = false;
        stint.checkCancelled();
        var failures = at.bench.failures();
        var reason = late ? failures.timeout(at.bench.node().definition().onError()) : failures.explain(thrown);
        var attempt = new Attempt(
                at.place, Objects.requireNonNull(packet), Objects.requireNonNull(origin), inputPort(), asked, number);
        var again =
                state != State.SEVERAL && state != State.HELD && stint.retries().retry(attempt, reason);
        if (!again) {
            fail(at, attempt, reason);
        }
        return Way.AWAY;
    }

    /// Gives up on the packet at hand. What was emitted for it stays emitted.
    private void fail(Step at, Attempt attempt, PacketException reason) throws InterruptedException {
        var hold = held;
        held = null;
        parts = 0;
        dropped = null;
        shares.giveBack(attempt.origin());
        if (hold != null && !stint.letGo(hold)) {
            Stint.log(at.bench, Level.WARNING, "Node \"%s\" broke after it had passed on what it held.", reason);
            return;
        }
        at.bench.failures().fail(attempt.packet(), attempt.origin(), reason, attempt.number(), stint);
    }

    private void refuse(Step at) throws InterruptedException {
        var given = Objects.requireNonNull(packet);
        var from = Objects.requireNonNull(origin);
        var unmatched = at.bench.ways().find(Port.UNMATCHED);
        if (unmatched != null && unmatched.width() > 0) {
            leave(at, unmatched, given, from);
            return;
        }
        at.bench.failures().fail(given, from, Failures.notTaken(at, given), 1, stint);
    }

    /// The only packet made of one leaves the tasklet.
    private void leave(Step at, Way way, Packet result, Origin from) throws InterruptedException {
        if (way.width() == 0) {
            nowhere(at, way, result, from);
            return;
        }
        from.open(way.width() - 1L);
        way.count();
        way.send(result, from, stint);
    }

    private void nowhere(Step at, Way way, Packet result, Origin from) throws InterruptedException {
        if (way.port().equals(Port.ERROR) || way.port().equals(Port.UNMATCHED)) {
            at.bench.failures().fail(result, from, Failures.notWired(at, way), 1, stint);
        } else {
            drop(at, from, "Nothing is wired to port \"%s\" of node \"%s\".".formatted(way.port(), at.node()));
        }
    }

    private void drop(Step at, Origin from, String reason) {
        at.bench.counters().dropped.add(1);
        stint.ends().add(from, Outcome.State.DROPPED, at.node(), reason);
    }

    @Override
    public void emit(Packet result) throws InterruptedException {
        if (state == State.READY && packet != null && result != null && steps[place].out != null) {
            state = State.ONE;
            first = result;
        } else {
            emitMore(result);
        }
    }

    private void emitMore(Packet result) throws InterruptedException {
        var at = steps[place];
        if (state == State.SEVERAL && packet != null && result != null && at.out != null && !guard.isSuspect()) {
            passPart(at, at.out, result);
        } else {
            emit(Port.OUT, result);
        }
    }

    @Override
    public void emit(String to, Packet result) throws InterruptedException {
        Objects.requireNonNull(result);
        var at = atHand("emit");
        answer();
        var way = at.bench.ways().get(to);
        if (state == State.READY) {
            state = State.OTHER;
            first = result;
            firstWay = way;
            return;
        }
        flushFirst(at);
        passPart(at, way, result);
    }

    /// More than one packet comes of the call: the one that was held back goes on.
    private void flushFirst(Step at) throws InterruptedException {
        var way = state == State.ONE ? at.out : firstWay;
        var one = state == State.ONE || state == State.OTHER;
        if (state != State.HELD) {
            state = State.SEVERAL;
        }
        if (one) {
            passPart(at, Objects.requireNonNull(way), Objects.requireNonNull(first));
        }
    }

    private void passPart(Step at, Way way, Packet result) throws InterruptedException {
        parts++;
        var from = Objects.requireNonNull(origin);
        shares.take(way.shares(), from, parts);
        pass(at, way, result, new Origin.Part(from, at.node(), parts, from.single()));
        try {
            stint.tick();
        } catch (AbandonedException gone) {
            throw new IllegalStateException(gone);
        }
        guard.enter(at.place);
    }

    /// Passes on a packet whose shares are counted already.
    private void pass(Step at, Way way, Packet result, Origin from) throws InterruptedException {
        if (way.width() == 0) {
            nowhere(at, way, result, from);
        } else {
            if (way.next() == Way.AWAY) {
                way.count();
                way.send(result, from, stint);
            } else {
                goInside(way, result, from);
            }
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
            var start = timed && look > 0 ? System.nanoTime() - stint.waitedNanos() : 0;
            walk.run(way.next(), result, from, way.nextPort(), look);
            if (timed && look > 0) {
                innerNanos += (System.nanoTime() - stint.waitedNanos() - start) * look;
            }
        } catch (AbandonedException gone) {
            throw new IllegalStateException(gone);
        } finally {
            inside = false;
        }
    }

    @Override
    public void reject(Packet part, PacketException reason) throws InterruptedException {
        Objects.requireNonNull(part);
        Objects.requireNonNull(reason);
        var at = atHand("reject");
        answer();
        flushFirst(at);
        parts++;
        var from = Objects.requireNonNull(origin);
        shares.take(1, from, parts);
        at.bench.failures().fail(part, new Origin.Part(from, at.node(), parts), reason, 1, stint);
        guard.enter(at.place);
    }

    @Override
    public void drop(String reason) {
        atHand("drop");
        dropped = Objects.requireNonNull(reason);
    }

    @Override
    public Hold hold() {
        var at = atHand("hold");
        if (state != State.READY) {
            throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
        }
        var hold = new Kept(stint, at, Objects.requireNonNull(packet), Objects.requireNonNull(origin), inputPort());
        held = hold;
        state = State.HELD;
        stint.keep(hold);
        return hold;
    }

    @Override
    public void emit(String to, Packet result, Collection<Hold> origins) throws InterruptedException {
        Objects.requireNonNull(result);
        answer();
        var at = steps[place];
        var way = at.bench.ways().get(to);
        var holds = new LinkedHashSet<>(origins);
        if (!stint.letGoAll(holds)) {
            throw new IllegalArgumentException(
                    "A packet can be emitted for packets that this node holds, at least one.");
        }
        var sources = holds.stream().map(hold -> ((Kept) hold).origin()).toList();
        var from = Origin.of(sources);
        from.open(way.shares());
        pass(at, way, result, from);
        guard.enter(at.place);
        sources.forEach(source -> source.release(1));
    }

    @Override
    public void wakeAfter(Duration delay) {
        var at = steps[place];
        at.wakeAt = System.nanoTime() + delay.toNanos();
        stint.wakes(at);
    }

    /// Puts a step at hand without a packet.
    void at(Step which) {
        place = which.place;
        packet = null;
        guard.enter(place);
    }

    /// Fails what is at hand, the innermost first: the component broke off in the middle.
    void giveUp(Step hung) throws InterruptedException {
        var within = inner;
        if (inside && within != null) {
            within.giveUp(hung);
        }
        var at = steps[place];
        if (packet != null && origin != null) {
            var reason = at == hung
                    ? at.bench.failures().timeout(at.bench.node().definition().onError())
                    : Failures.brokenOff(hung);
            fail(at, new Attempt(at.place, packet, origin, inputPort(), false, 1), reason);
        }
    }

    @Override
    public String inputPort() {
        return place == entry ? port : atHand("inputPort").port;
    }

    @Override
    public String document() {
        atHand("document");
        return Objects.requireNonNull(origin).document();
    }

    private Step atHand(String what) {
        if (packet == null) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
        return steps[place];
    }

    /// The component calls back: the moment to tell it that it took too long.
    private void answer() throws InterruptedException {
        if (!guard.isSuspect()) {
            return;
        }
        try {
            if (guard.clear()) {
                overdue = true;
                throw new InterruptedException("This call has taken too long.");
            }
        } catch (AbandonedException gone) {
            throw new IllegalStateException("This call was given up because it took too long.", gone);
        }
    }

    @Override
    public String node() {
        return steps[place].node();
    }

    @Override
    public System.Logger log() {
        return context().log();
    }

    @Override
    public InstantSource clock() {
        return context().clock();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return context().store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return context().file(relative);
    }

    private NodeContext context() {
        return steps[place].bench.context();
    }
}
