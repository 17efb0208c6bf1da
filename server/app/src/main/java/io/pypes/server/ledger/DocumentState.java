package io.pypes.server.ledger;

import io.pypes.engine.Outcome;

/// What became of a document so far.
public enum DocumentState {
    IN_FLIGHT,
    PUBLISHED,
    DROPPED,
    DEAD_LETTERED;

    public static DocumentState of(Outcome.State state) {
        return switch (state) {
            case PUBLISHED -> PUBLISHED;
            case DROPPED -> DROPPED;
            case DEAD_LETTERED -> DEAD_LETTERED;
            case FAILED -> IN_FLIGHT; // it is given to the flow again
        };
    }

    /// What the engine calls it.
    Outcome.State state() {
        return switch (this) {
            case PUBLISHED -> Outcome.State.PUBLISHED;
            case DROPPED -> Outcome.State.DROPPED;
            case DEAD_LETTERED -> Outcome.State.DEAD_LETTERED;
            case IN_FLIGHT -> Outcome.State.FAILED;
        };
    }
}
