package io.pypes.server.ledger;

import io.pypes.sdk.Packet;

/// Takes documents for the live revision of a flow.
@FunctionalInterface
public interface Feed {

    /// Hands a document over; blocks while the flow is full.
    ///
    /// @param flow id of a flow
    /// @param document id of the document
    void submit(String flow, String document, Packet packet) throws InterruptedException;
}
