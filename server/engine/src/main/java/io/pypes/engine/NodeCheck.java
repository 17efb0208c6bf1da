package io.pypes.engine;

import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.sdk.Port;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks nodes one by one: ids, components, parameters, named ports, replicas.
final class NodeCheck {

    private static final String ID = "[a-z][a-z0-9-]{0,62}";

    private final Catalog catalog;
    private final List<Problem> problems;
    private final ReplicasCheck replicas;

    NodeCheck(Catalog catalog, List<Problem> problems) {
        this.catalog = catalog;
        this.problems = problems;
        this.replicas = new ReplicasCheck(problems);
    }

    void check(FlowDefinition.Node node, Map<String, CheckedNode> nodes) {
        var place = Place.node(node.id());
        if (!node.id().matches(ID)) {
            add(
                    Code.NODE_ID_INVALID,
                    place,
                    "\"%s\" cannot be the id of a node. It must begin with a letter a-z and have only a-z, 0-9 and hyphens, at most 63."
                            .formatted(node.id()));
        }
        if (nodes.containsKey(node.id())) {
            add(
                    Code.NODE_ID_TAKEN,
                    place,
                    "There are two nodes \"%s\". Each needs an id of its own.".formatted(node.id()));
            return;
        }
        var checked = checked(node, place);
        replicas.check(checked);
        nodes.put(node.id(), checked);
    }

    private CheckedNode checked(FlowDefinition.Node node, Place place) {
        try {
            var type = catalog.find(node.component());
            if (type.isPresent()) {
                return checked(node, type.get(), place);
            }
            add(
                    Code.COMPONENT_UNKNOWN,
                    place,
                    "Component \"%s\" is not installed. Add the plugin that has it, or replace the node."
                            .formatted(node.component()));
        } catch (Throwable thrown) { // parameters, migrations, ports and media types are code of a plugin
            add(
                    Code.COMPONENT_BROKEN,
                    place,
                    "Component \"%s\" fails on these parameters. Change them, or mend its plugin. %s"
                            .formatted(node.component(), Places.said(blame(thrown))));
        }
        return new CheckedNode(node, Optional.empty(), List.of(), Optional.empty());
    }

    /// What a plugin threw, not what the SDK made of it.
    private static Throwable blame(Throwable thrown) {
        var cause = thrown instanceof IllegalStateException ? thrown.getCause() : null;
        return cause == null ? thrown : cause;
    }

    private <P extends Record> CheckedNode checked(FlowDefinition.Node node, ComponentType<P> type, Place place) {
        var version = type.history().version();
        if (node.version() > version) {
            add(
                    Code.COMPONENT_NEWER,
                    place,
                    "The node was saved with version %d of \"%s\", and version %d is installed. Update its plugin."
                            .formatted(node.version(), type.id(), version));
        }
        var given = type.history().migrate(node.parameters(), Math.max(1, node.version()));
        var outputs = outputs(type, given, place);
        if (node.disabled()) {
            add(Code.NODE_DISABLED, place, "Node \"%s\" is switched off.".formatted(node.id()));
            return new CheckedNode(node, Optional.of(type), outputs, Optional.of(PassThrough.of(node, type, outputs)));
        }
        return switch (type.schema().bind(given)) {
            case Binding.Bound<P>(var parameters) ->
                new CheckedNode(
                        node,
                        Optional.of(type),
                        outputs,
                        Optional.of(new BoundNode<>(node, type, parameters, outputs, takes(type, parameters))));
            case Binding.Faulty<P>(var faults) -> {
                faults.forEach(fault -> add(Code.PARAMETER_INVALID, place.pointer(fault.pointer()), fault.message()));
                yield new CheckedNode(node, Optional.of(type), outputs, Optional.empty());
            }
        };
    }

    /// Asks for the media types once; a plugin may answer anything.
    private static <P extends Record> List<MediaType> takes(ComponentType<P> type, P parameters) {
        var takes = new ArrayList<MediaType>();
        for (var range :
                sound(type.traits().takes().apply(parameters), "It does not say which media types it takes.")) {
            takes.add(MediaType.of(sound(range, "It does not say which media types it takes.")));
        }
        return List.copyOf(takes);
    }

    private static <T> T sound(@Nullable T answer, String otherwise) {
        if (answer == null) {
            throw new IllegalArgumentException(otherwise);
        }
        return answer;
    }

    private List<Port> outputs(ComponentType<?> type, Map<String, Object> given, Place place) {
        var outputs = new ArrayList<>(type.ports().outputs());
        type.ports().named().ifPresent(named -> {
            var items = given.get(named.parameter()) instanceof List<?> list ? list : List.of();
            for (var index = 0; index < items.size(); index++) {
                if (items.get(index) instanceof Map<?, ?> item && item.get(named.field()) instanceof String name) {
                    var pointer = "/%s/%d/%s".formatted(named.parameter(), index, named.field());
                    addNamed(outputs, new Port(name, "", named.carries(), false), place.pointer(pointer));
                }
            }
        });
        outputs.addAll(ImplicitPorts.of(type));
        outputs.forEach(NodeCheck::checkPort);
        type.ports().inputs().forEach(NodeCheck::checkPort);
        return List.copyOf(outputs);
    }

    private static void checkPort(Port port) {
        sound(port.name(), "It has a port without a name.");
        sound(port.carries(), "Port \"%s\" does not say what it carries.".formatted(port.name()));
    }

    private void addNamed(List<Port> outputs, Port port, Place place) {
        if (!port.name().matches(ID)) {
            add(
                    Code.PORT_NAME_INVALID,
                    place,
                    "\"%s\" cannot be the name of a port. It must begin with a letter a-z and have only a-z, 0-9 and hyphens."
                            .formatted(port.name()));
        } else if (port.name().equals(Port.ERROR)
                || port.name().equals(Port.UNMATCHED)
                || outputs.stream().anyMatch(other -> other.name().equals(port.name()))) {
            add(
                    Code.PORT_NAME_INVALID,
                    place,
                    "There is a port \"%s\" already. Choose another name.".formatted(port.name()));
        } else {
            outputs.add(port);
        }
    }

    private void add(Code code, Place place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
