package io.pypes.engine;

import java.util.List;

/// Counts of a run, taken while it goes on; each is exact, together they are not of one instant.
///
/// @param documents counts of documents since the start of the run
/// @param nodes one for each node
/// @param wires one for each wire
public record Numbers(Documents documents, List<OfNode> nodes, List<OfWire> wires) {

    /// Counts of documents.
    public record Documents(
            long accepted, long inFlight, long published, long dropped, long deadLettered, long failed) {}

    /// Counts of one node.
    ///
    /// @param in packets that came in
    /// @param out packets emitted, or published
    /// @param dropped packets that ended here on purpose
    /// @param failed packets it could not handle, after all retries
    /// @param retrying packets that wait for their next attempt
    /// @param busyNanos time spent at work, in nanoseconds
    public record OfNode(String id, long in, long out, long dropped, long failed, long retrying, long busyNanos) {
        /// Of a node that works in two places.
        public OfNode plus(OfNode other) {
            return new OfNode(
                    id,
                    in + other.in,
                    out + other.out,
                    dropped + other.dropped,
                    failed + other.failed,
                    retrying + other.retrying,
                    busyNanos + other.busyNanos);
        }
    }

    /// Counts of one wire.
    ///
    /// @param count packets that passed
    /// @param queued packets that wait now
    /// @param capacity how many may wait
    public record OfWire(String id, long count, int queued, int capacity) {}
}
