package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// One call after another of a processor: sends on what it emits, and keeps the accounts right.
///
/// The first packet emitted is held back until the call ends or emits another: a step that makes exactly one packet of
/// one passes on origin and account untouched.
final class ProcessorCall implements Call {

    private final NodeContext context;
    private final Outlets outlets;
    private final NodeCounters counters;
    private final Failures failures;
    private final Guard guard;
    private final Set<Kept> kept = ConcurrentHashMap.newKeySet();

    private @Nullable Delivery current;
    private @Nullable Packet first;
    private String firstPort = Port.OUT;
    private int parts;
    private @Nullable Kept held;
    private @Nullable String dropped;
    private long wakeAt = Long.MAX_VALUE;

    ProcessorCall(NodeContext context, Outlets outlets, NodeCounters counters, Failures failures, Guard guard) {
        this.context = context;
        this.outlets = outlets;
        this.counters = counters;
        this.failures = failures;
        this.guard = guard;
    }

    /// A call begins; null if there is no packet at hand.
    void begin(@Nullable Delivery delivery) {
        current = delivery;
        first = null;
        parts = 0;
        held = null;
        dropped = null;
    }

    /// The call went well.
    void complete() throws InterruptedException {
        if (current == null || held != null) {
            return;
        }
        var origin = current.origin();
        if (first != null) {
            var packet = first;
            first = null;
            pass(firstPort, packet, current, origin, -1);
        } else if (parts > 0) {
            origin.release();
        } else {
            drop(origin, dropped == null ? "Node \"%s\" emitted nothing for it.".formatted(node()) : dropped);
        }
    }

    /// The call failed.
    ///
    /// @return true if nothing left the node, so that it may be tried again
    boolean undo() {
        first = null;
        return parts == 0 && held == null;
    }

    /// The call failed for good. What it emitted stays emitted.
    void fail(Delivery delivery, PacketException reason, int attempts) throws InterruptedException {
        if (held != null) {
            kept.remove(held);
        }
        failures.fail(delivery.packet(), delivery.origin(), delivery.port(), reason, attempts);
    }

    /// Fails everything that is held; the component that held it is gone.
    void failHeld(PacketException reason) throws InterruptedException {
        for (var hold : Set.copyOf(kept)) {
            kept.remove(hold);
            failures.fail(hold.packet(), hold.delivery.origin(), hold.inputPort(), reason, 1);
        }
    }

    long wakeAt() {
        return wakeAt;
    }

    void clearWake() {
        wakeAt = Long.MAX_VALUE;
    }

    @Override
    public void emit(String port, Packet packet) throws InterruptedException {
        outlets.width(port); // refuses unknown ports
        var delivery = atHand("emit");
        if (first == null && parts == 0 && held == null) {
            first = packet;
            firstPort = port;
            return;
        }
        flushFirst(delivery);
        passPart(port, packet, delivery);
    }

    private void flushFirst(Delivery delivery) throws InterruptedException {
        if (first != null) {
            var packet = first;
            first = null;
            passPart(firstPort, packet, delivery);
        }
    }

    private void passPart(String port, Packet packet, Delivery delivery) throws InterruptedException {
        parts++;
        pass(port, packet, delivery, new Origin.Part(delivery.origin(), node(), parts), 0);
    }

    /// @param source what it was made from
    /// @param owned -1 if the packet takes over a share that is counted already, else 0
    private void pass(String port, Packet packet, Delivery source, Origin origin, int owned)
            throws InterruptedException {
        var width = outlets.width(port);
        if (width == 0) {
            origin.open(1 + owned);
            if (port.equals(Port.ERROR) || port.equals(Port.UNMATCHED)) {
                failures.fail(
                        packet,
                        origin,
                        source.port(),
                        PacketException.invalidInput(
                                "Node \"%s\" passed this document to its port \"%s\", which is not wired."
                                        .formatted(node(), port)),
                        1);
            } else {
                drop(origin, "Nothing is wired to port \"%s\" of node \"%s\".".formatted(port, node()));
            }
            return;
        }
        origin.open(width + owned);
        counters.out.add(1);
        guarded(() -> outlets.send(port, packet, origin));
    }

    private void drop(Origin origin, String reason) {
        counters.dropped.add(1);
        origin.settle(State.DROPPED, node(), reason);
    }

    @Override
    public void reject(Packet part, PacketException reason) throws InterruptedException {
        var delivery = atHand("reject");
        flushFirst(delivery);
        parts++;
        var origin = new Origin.Part(delivery.origin(), node(), parts);
        origin.open(1);
        guarded(() -> failures.fail(part, origin, delivery.port(), reason, 1));
    }

    @Override
    public void drop(String reason) {
        atHand("drop");
        dropped = reason;
    }

    @Override
    public Hold hold() {
        var delivery = atHand("hold");
        if (held != null || first != null || parts > 0) {
            throw new IllegalStateException("A packet can be held once, and before anything is emitted for it.");
        }
        var hold = new Kept(delivery);
        held = hold;
        kept.add(hold);
        return hold;
    }

    @Override
    public void emit(String port, Packet packet, Collection<Hold> origins) throws InterruptedException {
        if (origins.isEmpty() || !kept.containsAll(origins)) {
            throw new IllegalArgumentException(
                    "A packet can be emitted for packets that this node holds, at least one.");
        }
        var holds = origins.stream().map(Kept.class::cast).toList();
        kept.removeAll(holds);
        var sources = holds.stream().map(hold -> hold.delivery.origin()).toList();
        var origin = sources.size() == 1 ? sources.getFirst() : new Origin.Merged(sources);
        pass(port, packet, holds.getFirst().delivery, origin, 0);
        sources.forEach(Origin::release);
    }

    @Override
    public void wakeAfter(Duration delay) {
        wakeAt = System.nanoTime() + delay.toNanos();
    }

    @Override
    public String inputPort() {
        return atHand("inputPort").port();
    }

    @Override
    public String document() {
        return atHand("document").origin().document();
    }

    private Delivery atHand(String what) {
        if (guard.isAbandoned()) {
            throw new IllegalStateException("This call was given up because it took too long.");
        }
        if (current == null) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
        return current;
    }

    private interface Sending {
        void send() throws InterruptedException;
    }

    /// Sends while the guard looks away: waiting for the next node is not the component's fault.
    private void guarded(Sending sending) throws InterruptedException {
        if (!guard.isBusy()) {
            sending.send();
            return;
        }
        guard.pause();
        try {
            sending.send();
        } finally {
            guard.resume();
        }
    }

    @Override
    public String flow() {
        return context.flow();
    }

    @Override
    public int revision() {
        return context.revision();
    }

    @Override
    public String node() {
        return context.node();
    }

    @Override
    public System.Logger log() {
        return context.log();
    }

    @Override
    public InstantSource clock() {
        return context.clock();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return context.store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return context.file(relative);
    }

    /// A packet the processor keeps.
    private final class Kept implements Hold {
        private final Delivery delivery;

        Kept(Delivery delivery) {
            this.delivery = delivery;
        }

        @Override
        public Packet packet() {
            return delivery.packet();
        }

        @Override
        public String inputPort() {
            return delivery.port();
        }

        @Override
        public String document() {
            return delivery.origin().document();
        }

        @Override
        public void drop(String reason) {
            if (!guard.isAbandoned() && kept.remove(this)) {
                ProcessorCall.this.drop(delivery.origin(), reason);
            }
        }
    }
}
