package io.pypes.engine;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Port;
import java.util.List;
import java.util.Optional;

/// A node as far as the checks got with it.
///
/// @param definition as drawn
/// @param type its component, if installed
/// @param outputs its output ports, if the component is known
/// @param bound the node ready to run, if nothing is wrong with it
record CheckedNode(
        FlowDefinition.Node definition,
        Optional<ComponentType<?>> type,
        List<Port> outputs,
        Optional<BoundNode<?>> bound) {

    String id() {
        return definition.id();
    }

    List<Port> inputs() {
        return type.map(known -> known.ports().inputs()).orElse(List.of());
    }

    /// Says whether fed documents may be offered to it: an adapter that reads content.
    boolean isAdapter() {
        return type.filter(known -> known.kind() == Kind.ADAPTER && !inputs().isEmpty())
                .isPresent();
    }

    boolean isSource() {
        return type.isPresent() && inputs().isEmpty();
    }

    boolean isPublisher() {
        return type.filter(known -> known.kind() == Kind.PUBLISHER).isPresent();
    }
}
