package io.pypes.sdk;

/// Works on packets one at a time.
public non-sealed interface Processor extends Component {

    /// Handles one packet: emits any number of packets, drops it, or holds it. A packet for which nothing was emitted
    /// and that was not held counts as dropped here.
    ///
    /// If it throws, the packet goes the way of the node's error policy. A single packet it emitted is taken back,
    /// so that the call can be tried again. Of several, or after a part was rejected, all stay emitted.
    ///
    /// @param packet the packet
    /// @param call where the results go
    /// @throws PacketException if this packet cannot be handled
    /// @throws Exception on any other fault; the packet fails with [ErrorKind#PERMANENT]
    void process(Packet packet, Call call) throws Exception;

    /// Called after the time asked for by [Call#wakeAfter].
    ///
    /// @param call where results go; there is no packet at hand
    /// @throws Exception on any fault; held packets that are not emitted stay held
    default void wake(Call call) throws Exception {}

    /// Called once when the flow drains: no packet follows. Held packets should be emitted or released now.
    ///
    /// @param call where results go; there is no packet at hand
    /// @throws Exception on any fault; packets still held fail
    default void finish(Call call) throws Exception {}
}
