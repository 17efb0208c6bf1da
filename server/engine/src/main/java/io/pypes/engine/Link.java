package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.time.InstantSource;

/// A wire at work: from one tasklet into the channel of another. Sent by one thread, received by one.
final class Link {

    private final FlowDefinition.Wire wire;
    private final Channel target;
    private final Recent recent;
    private final Counter sent = new Counter();
    private final Counter received = new Counter();

    Link(FlowDefinition.Wire wire, Channel target, InstantSource clock) {
        this.wire = wire;
        this.target = target;
        this.recent = new Recent(clock);
    }

    /// Sends a packet; blocks while the target is full.
    void send(Packet packet, Origin origin) throws InterruptedException {
        recent.add(packet, origin.document());
        target.put(new Delivery(packet, origin, wire.to().port(), this, false));
    }

    /// A packet has gone in; called by the channel, in its lock.
    void sent() {
        sent.add(1);
    }

    /// A packet has come out; called by the channel, in its lock.
    void received() {
        received.add(1);
    }

    /// The sender sends no more.
    void done() {
        target.senderDone();
    }

    String id() {
        return wire.id();
    }

    Recent recent() {
        return recent;
    }

    Numbers.OfWire numbers() {
        var taken = received.get();
        var count = sent.get();
        return new Numbers.OfWire(wire.id(), count, (int) Math.max(0, count - taken), target.capacity());
    }
}
