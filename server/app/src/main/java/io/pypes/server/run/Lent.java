package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits.Permit;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// A revision that works beside the live one, if there is one, for the documents that it is given here. When closed, it
/// ends after those it holds, in the background, as one does that was replaced. Thread-safe.
public final class Lent implements AutoCloseable {

    private final Runs runs;
    private final String id;
    private final LiveFlow flow;
    private final Live live;

    Lent(Runs runs, String id, LiveFlow flow, Live live) {
        this.runs = runs;
        this.id = id;
        this.flow = flow;
        this.live = live;
    }

    /// What the documents of the flow may take, over all its revisions.
    public Permits permits() {
        return flow.permits();
    }

    /// Says why a document cannot be given to it; empty if it can.
    public Optional<String> whyNot(Document document) {
        return flow.isLent(live)
                ? live.whyNot(document)
                : Optional.of("Revision %d was stopped with the flow before it was given this one."
                        .formatted(live.revision()));
    }

    /// Accepts a document, and gives it to this revision as soon as it is on disk; or to the live one, if this one has
    /// been stopped meanwhile.
    ///
    /// @return as [Runs#accept]
    public CompletableFuture<Tracked> accept(long number, Document document, Permit permit) {
        return runs.accept(id, number, document, live, permit);
    }

    @Override
    public void close() {
        runs.takeBack(id, flow, live);
    }
}
