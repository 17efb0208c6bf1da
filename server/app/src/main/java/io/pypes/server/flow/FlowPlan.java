package io.pypes.server.flow;

import io.pypes.engine.Plan;
import java.util.List;

/// How a flow would run, as the API tells it: nodes that share a tasklet hand packets on by direct calls, others over a
/// queue.
///
/// @param tasklets ids of the nodes of each tasklet, in the order in which packets pass them
/// @param queues the wires that lead from one tasklet to another
public record FlowPlan(List<List<String>> tasklets, List<Queue> queues) {

    /// A wire with a queue.
    ///
    /// @param wire its id
    /// @param reason why both ends do not share a tasklet
    /// @param node id of the node that this is for
    public record Queue(String wire, Plan.Reason reason, String node) {}

    static FlowPlan of(Plan plan) {
        var queues = plan.cuts().entrySet().stream()
                .map(cut -> new Queue(
                        cut.getKey(), cut.getValue().reason(), cut.getValue().node()))
                .toList();
        return new FlowPlan(plan.tasklets(), queues);
    }
}
