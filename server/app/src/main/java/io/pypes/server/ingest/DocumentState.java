package io.pypes.server.ingest;

/// What became of a document so far.
public enum DocumentState {
    IN_FLIGHT,
    PUBLISHED,
    DROPPED,
    DEAD_LETTERED,
    FAILED
}
