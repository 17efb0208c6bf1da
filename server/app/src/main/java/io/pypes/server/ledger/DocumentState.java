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
}
