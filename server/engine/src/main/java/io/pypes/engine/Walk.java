package io.pypes.engine;

import io.pypes.engine.Outcome.State;
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

    private final Stint stint;
    private final Guard guard;

    // what is at hand
    private @Nullable Step step;
    private @Nullable Packet packet;
    private @Nullable Origin origin;
    private String port = Port.IN;

    // what came of it so far
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
        this.guard = stint.guard();
    }

    /// Takes a packet through a step and those that follow, to where it leaves the tasklet or ends.
    ///
    /// @param look how many packets this one stands for in times and in what is shown; 0 if for none
    void run(Attempt from, int look) throws InterruptedException, AbandonedException {
        run(from.step(), from.packet(), from.origin(), from.port(), from.asked(), from.number(), look);
    }

    void run(int from, Packet given, Origin counted, String by, boolean picked, int attempt, int look)
            throws InterruptedException, AbandonedException {
        var place = from;
        var asked = picked;
        var number = attempt;
        packet = given;
        origin = counted;
        port = by;
        while (true) {
            var at = stint.step(place);
            step = at;
            if (number == 1) {
                at.bench.counters().in.add(1);
            }
            if (at.processor == null) {
                var last = packet;
                packet = null;
                stint.publish(new Attempt(place, last, counted, port, asked, number));
                break;
            }
            if (!asked && !at.takes(packet)) {
                refuse(at);
                break;
            }
            if (!process(at, asked, number, look)) {
                break;
            }
            var result = first;
            if (result == null) {
                complete(at);
                break;
            }
            first = null;
            var way = Objects.requireNonNull(firstWay);
            if (way.next() == Way.AWAY) {
                leave(at, way, result, counted);
                break;
            }
            way.count();
            if (look > 0) {
                way.show(result, counted);
            }
            packet = result;
            port = way.nextPort();
            place = way.next();
            asked = false;
            number = 1;
        }
        packet = null;
    }

    /// Lets the component work.
    ///
    /// @return false if the packet failed or waits for another attempt; that is dealt with then
    private boolean process(Step at, boolean asked, int number, int look)
            throws InterruptedException, AbandonedException {
        Throwable thrown = null;
        var start = look > 0 ? beginTiming() : 0;
        guard.enter(at.place);
        try {
            Objects.requireNonNull(at.processor).process(Objects.requireNonNull(packet), this);
        } catch (Throwable anything) {
            thrown = anything;
        }
        if (look > 0) {
            endTiming(at, start, look);
        }
        return (thrown == null && !guard.isSuspect()) || survives(at, thrown, asked, number);
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

    private boolean survives(Step at, @Nullable Throwable thrown, boolean asked, int number)
            throws InterruptedException, AbandonedException {
        var late = (guard.isSuspect() && guard.clear()) || overdue;
        overdue = false;
        if (thrown == null) {
            return true;
        }
        stint.checkCancelled();
        var failures = at.bench.failures();
        var reason = late ? failures.timeout(at.bench.node().definition().onError()) : failures.explain(thrown);
        var attempt = new Attempt(
                at.place, Objects.requireNonNull(packet), Objects.requireNonNull(origin), port, asked, number);
        first = null;
        if (parts > 0 || held != null || !stint.retries().retry(attempt, reason)) {
            fail(at, attempt, reason);
        }
        return false;
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

    /// The call emitted nothing, or several packets, or holds its packet.
    private void complete(Step at) {
        var from = Objects.requireNonNull(origin);
        var reason = dropped;
        shares.giveBack(from);
        if (held != null) {
            held = null;
        } else if (parts > 0) {
            stint.ends().flush(); // in the order in which they ended
            from.release(1);
        } else {
            drop(at, from, reason == null ? "Node \"%s\" emitted nothing for it.".formatted(at.node()) : reason);
        }
        parts = 0;
        dropped = null;
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
        stint.ends().add(from, State.DROPPED, at.node(), reason);
    }

    @Override
    public void emit(Packet result) throws InterruptedException {
        var at = step;
        if (at != null && at.out != null && isFirst()) {
            first = Objects.requireNonNull(result);
            firstWay = at.out;
        } else {
            emit(Port.OUT, result);
        }
    }

    private boolean isFirst() {
        return first == null && parts == 0 && held == null && packet != null && !guard.isSuspect();
    }

    @Override
    public void emit(String to, Packet result) throws InterruptedException {
        Objects.requireNonNull(result);
        var at = atHand("emit");
        answer();
        var way = at.bench.ways().get(to);
        if (isFirst()) {
            first = result;
            firstWay = way;
            return;
        }
        flushFirst(at);
        passPart(at, way, result);
    }

    private void flushFirst(Step at) throws InterruptedException {
        var result = first;
        if (result != null) {
            first = null;
            passPart(at, Objects.requireNonNull(firstWay), result);
        }
    }

    private void passPart(Step at, Way way, Packet result) throws InterruptedException {
        parts++;
        var from = Objects.requireNonNull(origin);
        var part = new Origin.Part(from, at.node(), parts);
        shares.take(Math.max(1, way.width()), from, parts);
        pass(at, way, result, part);
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
            way.count();
            if (way.next() == Way.AWAY) {
                way.send(result, from, stint);
            } else {
                goInside(way, result, from);
            }
        }
        guard.enter(at.place);
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
            walk.run(way.next(), result, from, way.nextPort(), false, 1, look);
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
        if (!isFirst()) {
            throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
        }
        var hold = new Kept(stint, at, Objects.requireNonNull(packet), Objects.requireNonNull(origin), port);
        held = hold;
        stint.keep(hold);
        return hold;
    }

    @Override
    public void emit(String to, Packet result, Collection<Hold> origins) throws InterruptedException {
        Objects.requireNonNull(result);
        answer();
        var at = Objects.requireNonNull(step);
        var way = at.bench.ways().get(to);
        var holds = new LinkedHashSet<>(origins);
        if (!stint.letGoAll(holds)) {
            throw new IllegalArgumentException(
                    "A packet can be emitted for packets that this node holds, at least one.");
        }
        var sources = holds.stream().map(hold -> ((Kept) hold).origin()).toList();
        var from = Origin.of(sources);
        from.open(Math.max(1, way.width()));
        pass(at, way, result, from);
        sources.forEach(source -> source.release(1));
    }

    @Override
    public void wakeAfter(Duration delay) {
        var at = Objects.requireNonNull(step);
        at.wakeAt = System.nanoTime() + delay.toNanos();
        stint.wakes(at);
    }

    /// Puts a step at hand without a packet.
    void at(Step which) {
        step = which;
        packet = null;
    }

    /// Fails what is at hand, the innermost first: the component broke off in the middle.
    void giveUp(Step hung) throws InterruptedException {
        var within = inner;
        if (inside && within != null) {
            within.giveUp(hung);
        }
        var at = step;
        if (at != null && packet != null && origin != null) {
            var reason = at == hung
                    ? at.bench.failures().timeout(at.bench.node().definition().onError())
                    : Failures.brokenOff(hung);
            fail(at, new Attempt(at.place, packet, origin, port, false, 1), reason);
        }
    }

    @Override
    public String inputPort() {
        atHand("inputPort");
        return port;
    }

    @Override
    public String document() {
        atHand("document");
        return Objects.requireNonNull(origin).document();
    }

    private Step atHand(String what) {
        var at = step;
        if (at == null || packet == null) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
        return at;
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
        return Objects.requireNonNull(step).node();
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
        return Objects.requireNonNull(step).bench.context();
    }
}
