package io.pypes.server.ledger;

import io.pypes.engine.Document;
import java.util.Optional;

/// Where documents are fed again.
@FunctionalInterface
public interface Feed {

    /// Opens a revision of a flow for documents: the live one, or another one, which is started for them.
    ///
    /// @param flow id of a flow
    /// @param revision its number; empty for the live one
    /// @throws io.pypes.server.web.ApiException if there is no such revision, or it does not start
    Target open(String flow, Optional<Integer> revision) throws InterruptedException;

    /// A revision that takes documents, until closed: what it has taken goes on.
    interface Target extends AutoCloseable {

        /// Hands a document over; blocks while the flow is full.
        Answer submit(Document document) throws InterruptedException;

        @Override
        void close();
    }

    /// What came of handing a document over.
    sealed interface Answer {
        /// The flow has it.
        record Taken(Tracked document) implements Answer {}

        /// The revision has no place for it.
        ///
        /// @param reason a sentence
        record Refused(String reason) implements Answer {}
    }
}
