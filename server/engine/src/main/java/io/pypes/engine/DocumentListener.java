package io.pypes.engine;

import io.pypes.sdk.Packet;

/// Hears what becomes of one document. Called on the threads of the flow: returns quickly, never blocks.
public interface DocumentListener {

    /// Says whether [#published] is to be called. Asked once, before anything else.
    default boolean wantsPublished() {
        return true;
    }

    /// A packet made from it was published.
    ///
    /// @param node id of the publisher's node
    /// @param packet the packet
    default void published(String node, Packet packet) {}

    /// All packets made from it have ended. Called once, last.
    ///
    /// @param outcome how
    void settled(Outcome outcome);
}
