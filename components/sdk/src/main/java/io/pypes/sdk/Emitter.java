package io.pypes.sdk;

/// Takes the packets a component makes. Emitting blocks while the next node is busy.
public interface Emitter extends Context {

    /// Emits on port `out`.
    ///
    /// @param packet the packet
    /// @throws InterruptedException if the run stops meanwhile; pass it on
    default void emit(Packet packet) throws InterruptedException {
        emit(Port.OUT, packet);
    }

    /// Emits on a port. Several wires on it each get the packet.
    ///
    /// @param port name of an output port
    /// @param packet the packet
    /// @throws InterruptedException if the run stops meanwhile; pass it on
    /// @throws IllegalArgumentException if the component has no such port
    void emit(String port, Packet packet) throws InterruptedException;
}
