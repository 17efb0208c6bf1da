package io.pypes.server.run;

import io.pypes.engine.Numbers;
import io.pypes.server.flow.DocumentNumbers;
import io.pypes.server.flow.FlowState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What a flow is doing at this moment.
///
/// @param documents since the server started, over all revisions
/// @param deadLetters how many wait now
/// @param nodes since the live revision was published or started; empty while none runs
/// @param wires the same
record LiveNumbers(
        Instant at,
        FlowState state,
        Optional<Integer> liveRevision,
        DocumentNumbers documents,
        long deadLetters,
        List<NodeNumbers> nodes,
        List<WireNumbers> wires) {

    LiveNumbers {
        nodes = List.copyOf(nodes);
        wires = List.copyOf(wires);
    }

    /// Counts of packets at one node.
    ///
    /// @param retrying packets that wait for their next attempt
    /// @param busy seconds of work
    record NodeNumbers(String id, long in, long out, long dropped, long failed, long retrying, double busy) {
        private static final double NANOS = 1e9;

        static NodeNumbers of(Numbers.OfNode node) {
            return new NodeNumbers(
                    node.id(),
                    node.in(),
                    node.out(),
                    node.dropped(),
                    node.failed(),
                    node.retrying(),
                    node.busyNanos() / NANOS);
        }
    }

    /// Counts of packets on one wire.
    record WireNumbers(String id, long count, int queued, int capacity) {
        static WireNumbers of(Numbers.OfWire wire) {
            return new WireNumbers(wire.id(), wire.count(), wire.queued(), wire.capacity());
        }
    }
}
