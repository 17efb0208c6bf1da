package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What becomes of the packets of a processor: sends on what it emits, and keeps the accounts right. Not thread-safe:
/// its [ProcessorCall] sees to that.
///
/// The first packet emitted is held back until the call ends or emits another: a step that makes exactly one packet of
/// one passes on origin and account untouched. The share of the packet at hand stays open until its call has ended,
/// even if it was held and merged meanwhile: the call may still fail.
final class Emission {

    private final Bench bench;
    private final String node;
    private final Outlets outlets;
    private final Set<Holding> kept = new LinkedHashSet<>();

    private @Nullable Delivery current;
    private @Nullable Packet first;
    private String firstPort = Port.OUT;
    private int parts;
    private @Nullable Holding held;
    private boolean merged;
    private @Nullable String dropped;

    Emission(Bench bench) {
        this.bench = bench;
        this.node = bench.node().id();
        this.outlets = bench.outlets();
    }

    /// A call begins; null if there is no packet at hand.
    void begin(@Nullable Delivery delivery) {
        current = delivery;
        first = null;
        parts = 0;
        held = null;
        merged = false;
        dropped = null;
    }

    @Nullable
    Delivery current() {
        return current;
    }

    void emit(Delivery delivery, String port, Packet packet) throws InterruptedException {
        if (first == null && parts == 0 && held == null) {
            first = packet;
            firstPort = port;
            return;
        }
        flushFirst(delivery);
        passPart(delivery, port, packet);
    }

    private void flushFirst(Delivery delivery) throws InterruptedException {
        if (first != null) {
            var packet = first;
            first = null;
            passPart(delivery, firstPort, packet);
        }
    }

    private void passPart(Delivery delivery, String port, Packet packet) throws InterruptedException {
        pass(port, packet, delivery, part(delivery), 0);
    }

    private Origin part(Delivery delivery) {
        parts++;
        return new Origin.Part(delivery.origin(), node, parts);
    }

    void reject(Delivery delivery, Packet packet, PacketException reason) throws InterruptedException {
        flushFirst(delivery);
        var origin = part(delivery);
        origin.open(1);
        bench.failures().fail(packet, origin, delivery.port(), reason, 1);
    }

    void drop(String reason) {
        dropped = reason;
    }

    Holding hold(Delivery delivery, ProcessorCall call) {
        if (held != null || first != null || parts > 0) {
            throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
        }
        var hold = new Holding(delivery, call);
        held = hold;
        kept.add(hold);
        return hold;
    }

    boolean keeps(Object hold) {
        return hold instanceof Holding holding && kept.contains(holding);
    }

    /// Sends a packet made from held ones, and lets go of those.
    void merge(String port, Packet packet, List<Holding> holds) throws InterruptedException {
        if (current != null) {
            flushFirst(current);
        }
        merged = true;
        holds.forEach(kept::remove);
        var sources = holds.stream().map(hold -> hold.delivery().origin()).toList();
        var origin = sources.size() == 1 ? sources.getFirst() : new Origin.Merged(sources);
        pass(port, packet, holds.getFirst().delivery(), origin, 0);
        for (var hold : holds) {
            if (hold != held) {
                hold.delivery().origin().release();
            }
        }
    }

    /// Lets go of a held packet.
    void release(Holding hold, String reason) {
        if (!kept.remove(hold)) {
            return;
        }
        if (hold == held) {
            dropped = reason;
        } else {
            drop(hold.delivery().origin(), reason);
        }
    }

    /// @param source what it was made from
    /// @param owned -1 if the packet takes over a share that is counted already, else 0
    private void pass(String port, Packet packet, Delivery source, Origin origin, int owned)
            throws InterruptedException {
        var width = outlets.width(port);
        if (width == 0) {
            origin.open(1 + owned);
            passNowhere(port, packet, source, origin);
            return;
        }
        origin.open(width + owned);
        bench.counters().out.add(1);
        outlets.send(port, packet, origin);
    }

    private void passNowhere(String port, Packet packet, Delivery source, Origin origin) throws InterruptedException {
        if (port.equals(Port.ERROR) || port.equals(Port.UNMATCHED)) {
            var reason = PacketException.invalidInput(
                    "Node \"%s\" passed this document to its port \"%s\", which is not wired.".formatted(node, port));
            bench.failures().fail(packet, origin, source.port(), reason, 1);
        } else {
            drop(origin, "Nothing is wired to port \"%s\" of node \"%s\".".formatted(port, node));
        }
    }

    private void drop(Origin origin, String reason) {
        bench.counters().dropped.add(1);
        origin.settle(State.DROPPED, node, reason);
    }

    /// The call went well.
    void complete() throws InterruptedException {
        if (current == null || (held != null && kept.contains(held))) {
            return;
        }
        var origin = current.origin();
        if (first != null) {
            var packet = first;
            first = null;
            pass(firstPort, packet, current, origin, -1);
        } else if (parts > 0 || (held != null && dropped == null)) {
            origin.release();
        } else {
            drop(origin, dropped == null ? "Node \"%s\" emitted nothing for it.".formatted(node) : dropped);
        }
    }

    /// The call failed.
    ///
    /// @return true if nothing left the node, so that it may be tried again
    boolean undo() {
        first = null;
        return parts == 0 && held == null && !merged;
    }

    /// The call failed for good. What it emitted stays emitted.
    void fail(Delivery delivery, PacketException reason, int attempts) throws InterruptedException {
        first = null;
        if (held != null) {
            kept.remove(held);
        }
        bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, attempts);
    }

    /// Fails everything that is held: whoever held it is gone.
    void failHeld(PacketException reason) throws InterruptedException {
        var left = List.copyOf(kept);
        kept.clear();
        for (var hold : left) {
            var delivery = hold.delivery();
            bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, 1);
        }
    }
}
