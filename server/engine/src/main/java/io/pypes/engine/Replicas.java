package io.pypes.engine;

import io.pypes.sdk.Packet;

/// In how many instances a node runs side by side, each with a component of its own on a thread of its own, and what
/// order is kept among its packets.
///
/// @param count how many, from 1 to 64; a definition may hold others, which the compiler reports
/// @param order what order is kept; with one replica all packets stay in order
public record Replicas(int count, Order order) {

    /// One instance, which keeps all packets in order.
    public static final Replicas ONE = new Replicas(1, new Order.ByDocument());

    static final int MOST = 64;

    /// Which packets go to the same replica, and so stay in order.
    public sealed interface Order {

        /// Which of several replicas a packet goes to that has to stay in order. Packets without the attribute stay in
        /// order among each other; so do those that have the same several values.
        default int replica(Packet packet, Origin origin, int count) {
            var hash = switch (this) {
                case ByDocument _ -> origin.document().hashCode();
                case ByAttribute(var attribute) -> packet.values(attribute).hashCode();
                case None _ -> 0;
            };
            return Math.floorMod((hash * 0x9E3779B9) >>> 16, count);
        }

        /// Packets of one document go to the same replica and stay in order.
        record ByDocument() implements Order {}

        /// Packets with equal values of an attribute go to the same replica and stay in order.
        ///
        /// @param attribute name of the attribute; the compiler reports a blank one
        record ByAttribute(String attribute) implements Order {}

        /// No order is kept: a packet goes to whichever replica has the least to do.
        record None() implements Order {}
    }
}
