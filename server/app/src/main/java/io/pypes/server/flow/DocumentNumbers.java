package io.pypes.server.flow;

/// Counts of the documents of a flow since the server started.
public record DocumentNumbers(
        long accepted, long inFlight, long published, long dropped, long deadLettered, long failed) {

    public static final DocumentNumbers NONE = new DocumentNumbers(0, 0, 0, 0, 0, 0);
}
