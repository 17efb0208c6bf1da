package io.pypes.server.ledger;

import java.util.List;

/// Whether the ledger and the intake log agree.
///
/// @param flows counts since the server started, or of what was in flight then: what was accepted is what was
///     published, dropped or dead-lettered, and what is in flight
/// @param difference documents that only one of the two has; none, ever
record Reconciliation(List<FlowCounts> flows, List<Difference> difference) {

    record FlowCounts(String flow, long accepted, long published, long dropped, long deadLettered, long inFlight) {
        static FlowCounts of(String flow, FlowAccount.Counts counts) {
            return new FlowCounts(
                    flow,
                    counts.accepted(),
                    counts.published(),
                    counts.dropped(),
                    counts.deadLettered(),
                    counts.inFlight());
        }
    }

    /// A document that only one of the two has.
    ///
    /// @param number under which the log keeps documents
    /// @param message a sentence
    record Difference(String number, String message) {}
}
