package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.Packet;

/// A packet that a processor keeps. It is let go of once. Equal only to itself.
final class Kept implements Hold {

    private final Holds holds;
    private final StepCall call;
    private final Step step;
    private final Packet packet;
    private final Origin origin;
    private final String port;
    private volatile boolean over;

    /// @param call in which it was made
    Kept(Holds holds, StepCall call, Step step, Packet packet, Origin origin, String port) {
        this.holds = holds;
        this.call = call;
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

    StepCall call() {
        return call;
    }

    /// Says whether it was let go of.
    boolean isOver() {
        return over;
    }

    /// It is let go of.
    void end() {
        over = true;
    }

    /// Lets go of it; nothing happens if it was used up before, or failed because the component is gone.
    @Override
    public void drop(String reason) {
        requireNonNull(reason, "The reason of a drop is null.");
        holds.drop(this, reason);
    }
}
