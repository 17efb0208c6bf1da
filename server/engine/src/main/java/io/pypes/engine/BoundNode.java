package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Port;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A node whose component is known and whose parameters fit.
///
/// @param definition as drawn
/// @param type its component
/// @param parameters its parameters, checked
/// @param outputs its output ports: declared, named by parameters, and implicit
/// @param takes the media types an adapter takes; empty for all others
record BoundNode<P extends Record>(
        FlowDefinition.Node definition,
        ComponentType<P> type,
        P parameters,
        List<Port> outputs,
        List<MediaType> takes) {

    String id() {
        return definition.id();
    }

    /// In how many replicas it runs.
    Replicas replicas() {
        return definition.disabled() ? Replicas.ONE : definition.replicas();
    }

    /// Makes a component; null if the plugin is faulty.
    @Nullable
    Component create() {
        return type.factory().apply(parameters);
    }

    List<Port> inputs() {
        return type.ports().inputs();
    }

    Optional<Port> input(String name) {
        return inputs().stream().filter(port -> port.name().equals(name)).findFirst();
    }

    Optional<Port> output(String name) {
        return outputs.stream().filter(port -> port.name().equals(name)).findFirst();
    }
}
