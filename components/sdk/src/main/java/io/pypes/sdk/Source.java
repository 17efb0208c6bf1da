package io.pypes.sdk;

/// Brings documents in by itself: watches a folder, polls a mailbox, reads a queue.
public non-sealed interface Source extends Component {

    /// Emits documents until there are no more, or until interrupted. Each emitted packet becomes a document of its
    /// own in the ledger.
    ///
    /// @param out where the documents go; `emit` blocks while the flow is full and returns when the document is
    ///     accepted
    /// @throws Exception if the source cannot go on; the flow reports it and starts the source again after a while
    void produce(Emitter out) throws Exception;
}
