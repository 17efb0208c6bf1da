package io.pypes.server.flow;

/// Counts of the documents of a flow since the server started; those that were in flight then count as accepted.
/// What was accepted is what was published, dropped or dead-lettered, and what is in flight.
///
/// @param waiting of those in flight, how many wait on disk until the flow takes them
/// @param draining of those in flight, how many a revision holds that is not the live one
public record DocumentNumbers(
        long accepted, long inFlight, long published, long dropped, long deadLettered, long waiting, long draining) {}
