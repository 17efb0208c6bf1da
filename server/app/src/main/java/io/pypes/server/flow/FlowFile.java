package io.pypes.server.flow;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pypes.engine.FlowDefinition;
import io.pypes.server.web.InvalidBodyException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A flow as saved, sent and kept in files: what it does, and apart from that how it is laid out. Nodes and wires are
/// in the order of their ids.
///
/// @param format always [#FORMAT]
/// @param name its name for people
/// @param layout where nodes are drawn, by id of the node; empty if left out
public record FlowFile(
        @Schema(allowableValues = FORMAT) String format,
        String name,
        Optional<String> description,
        List<FlowNode> nodes,
        List<FlowWire> wires,

        @JsonSetter(nulls = Nulls.AS_EMPTY)
        @Schema(
                description = "Where nodes are drawn; those that have no place are laid out along their wires.",
                defaultValue = "{}")
        Map<String, Position> layout) {

    /// The format this server writes.
    public static final String FORMAT = "pypes.flow/1";

    private static final int MOST_NODES = 1000;
    private static final int MOST_WIRES = 5000;

    public FlowFile {
        if (!format.equals(FORMAT)) {
            throw new InvalidBodyException(
                    "The flow is of format \"%s\". This server reads \"%s\".".formatted(format, FORMAT));
        }
        Bounds.text("name of the flow", name, 1, 100);
        description = description.filter(text -> !text.isEmpty());
        description.ifPresent(text -> Bounds.text("description of the flow", text, 0, 5000));
        Bounds.count("nodes", nodes.size(), MOST_NODES);
        Bounds.count("wires", wires.size(), MOST_WIRES);
        Bounds.count("places in its layout", layout.size(), MOST_NODES);
        nodes = nodes.stream().sorted(Comparator.comparing(FlowNode::id)).toList();
        wires = wires.stream().sorted(Comparator.comparing(FlowWire::id)).toList();
        layout = Map.copyOf(layout);
    }

    /// Whether both do the same, however they are laid out.
    boolean equalsButForLayout(FlowFile other) {
        return withoutLayout().equals(other.withoutLayout());
    }

    private FlowFile withoutLayout() {
        return new FlowFile(format, name, description, nodes, wires, Map.of());
    }

    /// The same with a version for every node.
    ///
    /// @param newest gives the version of a component, if it is installed
    FlowFile withVersions(Function<String, Optional<Integer>> newest) {
        var versioned = nodes.stream().map(node -> node.withVersion(newest)).toList();
        return new FlowFile(format, name, description, versioned, wires, layout);
    }

    FlowDefinition definition() {
        return new FlowDefinition(
                name,
                nodes.stream().map(FlowNode::definition).toList(),
                wires.stream().map(FlowWire::definition).toList());
    }
}
