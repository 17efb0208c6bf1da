package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// Hears what becomes of one document. Called on the threads of the flow: returns quickly, never blocks.
public interface DocumentListener {

    /// Says whether [#published] is to be called. Asked once, before anything else.
    default boolean wantsPublished() {
        return true;
    }

    /// What the processes died of that had this document before. Asked once, when it is given to one.
    default List<String> deaths() {
        return List.of();
    }

    /// A process ended while it had this document, which may be why.
    ///
    /// @param cause what it died of, in a sentence
    /// @return completes when that is kept, so that it counts even if this process ends, too
    default CompletableFuture<Void> died(String cause) {
        return CompletableFuture.completedFuture(null);
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
