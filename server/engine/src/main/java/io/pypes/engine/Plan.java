package io.pypes.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Which nodes of a flow share a tasklet, and why others do not. Within a tasklet a packet goes on by a direct call;
/// between tasklets over a queue.
///
/// @param tasklets ids of the nodes of each tasklet, in the order in which packets pass them
/// @param cuts why wires lead from one tasklet to another, by the id of the wire; the others are within one
public record Plan(List<List<String>> tasklets, Map<String, Cut> cuts) {

    public Plan {
        tasklets = tasklets.stream().map(List::copyOf).toList();
        cuts = Collections.unmodifiableMap(new LinkedHashMap<>(cuts));
    }

    /// Why a wire leads to another tasklet.
    ///
    /// @param node id of the node that it is for
    public record Cut(Reason reason, String node) {}

    /// Why a node does not share a tasklet with the node before or after it.
    public enum Reason {
        /// Packets that failed, or that nobody wanted, do not hold up the others.
        TROUBLES,
        /// The node brings packets by itself.
        SOURCE,
        /// The node waits for something outside.
        BLOCKING,
        /// The node may take the process down.
        ISOLATED,
        /// The node changes something outside.
        EFFECTS,
        /// The node itself decides when packets go on.
        OPERATOR,
        /// The node runs in other replicas than the one next to it.
        REPLICAS,
        /// Several wires lead out of the node.
        PARTING,
        /// Several wires lead into the node.
        MEETING
    }
}
