package io.pypes.server.run;

import io.pypes.engine.Document;
import io.pypes.engine.Entrance;
import io.pypes.engine.Running;
import io.pypes.server.ledger.Tracked;
import java.util.Optional;

/// A revision of a flow at work.
///
/// @param revision its number, from 1
/// @param run where it works
public record Live(int revision, Running run) implements Taker {

    @Override
    public boolean takes(Document document) {
        return run.flow().takes(document);
    }

    @Override
    public boolean offer(Tracked tracked) throws InterruptedException {
        return run.offer(tracked.dispatch(revision), tracked);
    }

    /// Says why a packet cannot go on here; empty if it can.
    Optional<String> whyNot(Document document) {
        return document.entrance() instanceof Entrance.Resumed place
                ? run.flow().whyNotAt(place.node(), place.port())
                : Optional.empty();
    }
}
