package io.pypes.server.flow;

import io.pypes.engine.FlowDefinition;

/// One end of a wire.
///
/// @param node id of the node
/// @param port name of the port
public record WireEnd(String node, String port) {

    public WireEnd {
        Bounds.id("node at the end of a wire", node);
        Bounds.id("port at the end of a wire", port);
    }

    FlowDefinition.End definition() {
        return new FlowDefinition.End(node, port);
    }
}
