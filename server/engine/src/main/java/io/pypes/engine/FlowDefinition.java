package io.pypes.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A flow as drawn, saved and sent: plain data, unchecked.
///
/// @param name its name for people
/// @param nodes the placed components
/// @param wires the connections between them
public record FlowDefinition(String name, List<Node> nodes, List<Wire> wires) {

    public FlowDefinition {
        nodes = List.copyOf(nodes);
        wires = List.copyOf(wires);
    }

    /// A component placed in a flow.
    ///
    /// @param id its id, unique in the flow
    /// @param component id of the component type
    /// @param version version of the component's parameters that `parameters` was written for
    /// @param parameters plain data: text, numbers, booleans, lists and maps; no nulls
    /// @param onError what happens to packets it cannot handle
    /// @param disabled true if packets pass it unchanged
    /// @param replicas in how many instances it runs side by side
    public record Node(
            String id,
            String component,
            int version,
            Map<String, Object> parameters,
            ErrorPolicy onError,
            boolean disabled,
            Replicas replicas) {

        public Node {
            parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        }
    }

    /// A connection.
    ///
    /// @param id its id, unique in the flow
    /// @param from an output port
    /// @param to an input port
    public record Wire(String id, End from, End to) {}

    /// One end of a wire.
    ///
    /// @param node id of the node
    /// @param port name of the port
    public record End(String node, String port) {}
}
