package io.pypes.engine;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// Checks the shape of a flow: a way in, a way out, no circle, nothing left unwired.
final class ShapeCheck {

    private final Map<String, CheckedNode> nodes;
    private final List<Wire> wires;
    private final List<Problem> problems;

    ShapeCheck(Map<String, CheckedNode> nodes, List<Wire> wires, List<Problem> problems) {
        this.nodes = nodes;
        this.wires = wires;
        this.problems = problems;
    }

    void check() {
        if (nodes.isEmpty()) {
            return;
        }
        var known =
                nodes.values().stream().filter(node -> node.type().isPresent()).toList();
        var complete = known.size() == nodes.size();
        if (complete && known.stream().noneMatch(this::isEntry)) {
            add(
                    Code.NO_ENTRY,
                    Place.FLOW,
                    "No document can get in: the flow has no adapter without an incoming wire. Add one, such as \"Read text\".");
        }
        if (complete && known.stream().noneMatch(CheckedNode::isPublisher)) {
            add(
                    Code.NO_EXIT,
                    Place.FLOW,
                    "Nothing comes out: the flow has no publisher. Add one, such as \"Write NDJSON\".");
        }
        known.forEach(this::checkWired);
        checkCycle();
    }

    private boolean isEntry(CheckedNode node) {
        return !node.definition().disabled()
                && (node.isSource()
                        || (node.isAdapter()
                                && wires.stream()
                                        .noneMatch(wire -> wire.to().node().equals(node.id()))));
    }

    private void checkWired(CheckedNode node) {
        var into = wires.stream().map(Wire::to).collect(Collectors.toSet());
        var outOf = wires.stream().map(Wire::from).collect(Collectors.toSet());
        for (var port : node.inputs()) {
            if (!node.isAdapter() && !into.contains(new End(node.id(), port.name()))) {
                add(
                        Code.INPUT_UNWIRED,
                        Place.node(node.id()).port(port.name()),
                        "Nothing is wired to port \"%s\" of node \"%s\".".formatted(port.name(), node.id()));
            }
        }
        for (var port : node.outputs()) {
            if (!port.optional() && !outOf.contains(new End(node.id(), port.name()))) {
                add(
                        Code.OUTPUT_UNWIRED,
                        Place.node(node.id()).port(port.name()),
                        "Port \"%s\" of node \"%s\" is not wired. Wire it to \"Discard\" if what comes out is not wanted."
                                .formatted(port.name(), node.id()));
            }
        }
    }

    private void checkCycle() {
        var left = new HashMap<String, Set<String>>();
        nodes.keySet().forEach(id -> left.put(id, new HashSet<>()));
        wires.forEach(wire -> left.computeIfAbsent(wire.from().node(), _ -> new HashSet<>())
                .add(wire.to().node()));
        var ends = new ArrayDeque<String>();
        do {
            ends.clear();
            left.forEach((id, targets) -> {
                if (targets.isEmpty()) {
                    ends.add(id);
                }
            });
            left.keySet().removeAll(ends);
            left.values().forEach(targets -> targets.removeAll(ends));
        } while (!ends.isEmpty());
        if (!left.isEmpty()) {
            var circle = circle(left);
            add(
                    Code.CYCLE,
                    Place.node(circle.getFirst()),
                    "The wires go in a circle: %s. Take out one of them.".formatted(String.join(" → ", circle)));
        }
    }

    /// Walks until a node comes again.
    private List<String> circle(Map<String, Set<String>> left) {
        var path = new ArrayList<String>();
        var node = nodes.keySet().stream().filter(left::containsKey).findFirst().orElseThrow();
        while (!path.contains(node)) {
            path.add(node);
            node = left.getOrDefault(node, Set.of()).stream()
                    .sorted()
                    .findFirst()
                    .orElseThrow();
        }
        var circle = new ArrayList<>(path.subList(path.indexOf(node), path.size()));
        circle.add(node);
        return circle;
    }

    private void add(Code code, Place place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
