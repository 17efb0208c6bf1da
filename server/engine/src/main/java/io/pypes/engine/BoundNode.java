package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Port;
import java.util.List;
import java.util.Optional;

/// A node whose component is known and whose parameters fit.
///
/// @param definition as drawn
/// @param type its component
/// @param parameters its parameters, checked
/// @param outputs its output ports: declared, named by parameters, and implicit
record BoundNode<P extends Record>(
        FlowDefinition.Node definition, ComponentType<P> type, P parameters, List<Port> outputs) {

    String id() {
        return definition.id();
    }

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

    /// The media types an adapter takes; empty for all others.
    List<MediaType> takes() {
        return type.traits().takes().apply(parameters).stream()
                .map(MediaType::of)
                .toList();
    }

    boolean takes(MediaType mediaType) {
        return takes().stream().anyMatch(range -> range.covers(mediaType));
    }
}
