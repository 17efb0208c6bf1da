package io.pypes.engine;

import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.Packet;

/// A packet that a processor keeps. Equal only to itself.
final class Holding implements Hold {

    private final Delivery delivery;
    private final ProcessorCall call;

    Holding(Delivery delivery, ProcessorCall call) {
        this.delivery = delivery;
        this.call = call;
    }

    Delivery delivery() {
        return delivery;
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
        call.release(this, reason);
    }
}
