package io.pypes.server.flow;

import io.pypes.engine.FlowDefinition;
import io.pypes.server.web.InvalidBodyException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A flow as saved, sent and kept in files: what it does, and apart from that how it is laid out. Nodes, wires and
/// layout are in the order of their ids, so that equal flows are written alike.
///
/// @param format always [#FORMAT]
/// @param name its name for people
/// @param layout where nodes are drawn, by id of the node
public record FlowFile(
        String format,
        String name,
        Optional<String> description,
        List<FlowNode> nodes,
        List<FlowWire> wires,
        Map<String, Position> layout) {

    /// The format this server writes.
    public static final String FORMAT = "pypes.flow/1";

    private static final int MOST_NODES = 1000;
    private static final int MOST_WIRES = 5000;

    public FlowFile {
        if (!format.equals(FORMAT)) {
            throw new InvalidBodyException(
                    "The flow has format \"%s\". This server reads \"%s\".".formatted(format, FORMAT));
        }
        Bounds.text("name of the flow", name, 1, 100);
        description = description.filter(text -> !text.isEmpty());
        description.ifPresent(text -> Bounds.text("description of the flow", text, 0, 5000));
        Bounds.count("nodes", nodes.size(), MOST_NODES);
        Bounds.count("wires", wires.size(), MOST_WIRES);
        Bounds.count("places in its layout", layout.size(), MOST_NODES);
        nodes = nodes.stream().sorted(Comparator.comparing(FlowNode::id)).toList();
        wires = wires.stream().sorted(Comparator.comparing(FlowWire::id)).toList();
        layout = new TreeMap<>(layout);
    }

    /// The same flow under another name.
    FlowFile withName(String other) {
        return new FlowFile(format, other, description, nodes, wires, layout);
    }

    /// Whether both do the same, however they are laid out.
    boolean equalsButForLayout(FlowFile other) {
        return withoutLayout().equals(other.withoutLayout());
    }

    private FlowFile withoutLayout() {
        return new FlowFile(format, name, description, nodes, wires, Map.of());
    }

    FlowDefinition definition() {
        return new FlowDefinition(
                name,
                nodes.stream().map(FlowNode::definition).toList(),
                wires.stream().map(FlowWire::definition).toList());
    }
}
