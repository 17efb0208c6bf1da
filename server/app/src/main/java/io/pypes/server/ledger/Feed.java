package io.pypes.server.ledger;

import io.pypes.engine.Document;

/// Takes documents for the live revision of a flow.
@FunctionalInterface
public interface Feed {

    /// What came of handing a document over.
    sealed interface Answer {
        /// The flow has it.
        record Taken(Tracked document) implements Answer {}

        /// The live revision has no place for it.
        ///
        /// @param reason a sentence
        record Refused(String reason) implements Answer {}
    }

    /// Hands a document over; blocks while the flow is full.
    ///
    /// @param flow id of a flow
    Answer submit(String flow, Document document) throws InterruptedException;
}
