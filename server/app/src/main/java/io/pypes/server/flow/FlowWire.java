package io.pypes.server.flow;

import io.pypes.engine.FlowDefinition;

/// A connection.
///
/// @param id its id, unique in the flow
/// @param from an output port
/// @param to an input port
public record FlowWire(String id, WireEnd from, WireEnd to) {

    public FlowWire {
        Bounds.id("id of a wire", id);
    }

    FlowDefinition.Wire definition() {
        return new FlowDefinition.Wire(id, from.definition(), to.definition());
    }
}
