package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.server.ledger.Tracked;

/// What a document is given to.
interface Taker {

    /// Whether it has a place for a document.
    boolean takes(Document document);

    /// Gives it a document. Does not block.
    ///
    /// @return false if it takes none
    boolean offer(Tracked tracked) throws InterruptedException;
}
