package io.pypes.engine;

import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.Packet;

/// A packet that a processor keeps. It can be let go of once, by whoever comes first.
final class Kept implements Hold {

    private final Stint stint;
    private final Step step;
    private final Packet packet;
    private final Origin origin;
    private final String port;

    Kept(Stint stint, Step step, Packet packet, Origin origin, String port) {
        this.stint = stint;
        this.step = step;
        this.packet = packet;
        this.origin = origin;
        this.port = port;
    }

    @Override
    public Packet packet() {
        return packet;
    }

    @Override
    public String inputPort() {
        return port;
    }

    @Override
    public String document() {
        return origin.document();
    }

    Origin origin() {
        return origin;
    }

    Step step() {
        return step;
    }

    @Override
    public void drop(String reason) {
        if (stint.letGo(this)) {
            step.bench.counters().dropped.add(1);
            origin.settle(Outcome.State.DROPPED, 1, step.node(), reason);
        }
    }
}
