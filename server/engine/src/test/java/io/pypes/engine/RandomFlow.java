package io.pypes.engine;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/// Draws a flow by chance: one or two adapters, some steps, one or two publishers; every wire leads to a later node.
final class RandomFlow {

    private static final List<String> STEPS = List.of(
            "same", "drop", "drops", "fails", "breaks-off", "rejects", "falters", "routes", "split", "join", "nothing");

    private static final Set<String> OPERATORS = Set.of("routes", "split", "join");

    private final Random random;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Wire> wires = new LinkedHashMap<>();

    private RandomFlow(Random random) {
        this.random = random;
    }

    static FlowDefinition draw(Random random) {
        return new RandomFlow(random).draw();
    }

    private FlowDefinition draw() {
        var adapters = 1 + random.nextInt(2);
        for (var index = 0; index < adapters; index++) {
            add("a" + index, random.nextInt(4) == 0 ? "image-adapter" : "adapter");
        }
        var steps = random.nextInt(9);
        for (var index = 0; index < steps; index++) {
            add("s" + index, STEPS.get(random.nextInt(STEPS.size())));
            wireInputs(nodes.size() - 1);
        }
        var publishers = 1 + random.nextInt(2);
        for (var index = 0; index < publishers; index++) {
            add("p" + index, random.nextBoolean() ? "publish" : "picky");
            wireInputs(nodes.size() - 1);
        }
        for (var index = 0; index < nodes.size() - 1; index++) {
            wireOutputs(index);
        }
        return new FlowDefinition("random", nodes, List.copyOf(wires.values()));
    }

    private void add(String id, String component) {
        Map<String, Object> parameters = component.equals("split") ? Map.of("count", 1 + random.nextInt(3)) : Map.of();
        var policy = new ErrorPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(20));
        var disabled = random.nextInt(20) == 0 && !isEnd(component);
        nodes.add(new Node(id, component, 1, parameters, policy, disabled, replicas(component)));
    }

    private Replicas replicas(String component) {
        if (OPERATORS.contains(component) || component.startsWith("p") || random.nextInt(3) > 0) {
            return Replicas.ONE;
        }
        var orders = List.of(
                new Replicas.Order.ByDocument(),
                new Replicas.Order.ByAttribute(RandomComponents.NUMBER),
                new Replicas.Order.None());
        return new Replicas(2 + random.nextInt(2), any(orders));
    }

    private static boolean isEnd(String component) {
        return component.endsWith("adapter") || component.startsWith("p");
    }

    static List<String> inputs(Node node) {
        return node.component().equals("join") ? List.of("first", "second") : List.of("in");
    }

    static List<String> outputs(Node node) {
        return switch (node.component()) {
            case "join" -> List.of("out", "alone");
            case "routes" -> List.of("left", "right");
            case "publish", "picky" -> List.of();
            default -> List.of("out");
        };
    }

    private <T> T any(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    private void wireInputs(int index) {
        for (var input : inputs(nodes.get(index))) {
            for (var count = 0; count <= random.nextInt(2); count++) {
                var from = nodes.get(random.nextInt(index));
                var port = outputs(from).isEmpty() ? "error" : any(outputs(from));
                wire(from, port, nodes.get(index), input);
            }
        }
    }

    /// Wires what is still loose, but for ports that may be, and now and then an error port.
    private void wireOutputs(int index) {
        var node = nodes.get(index);
        for (var port : outputs(node)) {
            var loose = wires.values().stream().noneMatch(wire -> wire.from().equals(new End(node.id(), port)));
            if (loose && !port.equals("alone")) {
                wireOn(index, port);
            }
        }
        if (random.nextInt(4) == 0) {
            wireOn(index, "error");
        }
    }

    private void wireOn(int index, String port) {
        var later = nodes.subList(index + 1, nodes.size()).stream()
                .filter(node -> !node.component().endsWith("adapter"))
                .toList();
        var target = any(later);
        wire(nodes.get(index), port, target, any(inputs(target)));
    }

    private void wire(Node from, String port, Node to, String input) {
        var text = "%s.%s > %s.%s".formatted(from.id(), port, to.id(), input);
        wires.putIfAbsent(text, new Wire("w" + wires.size(), new End(from.id(), port), new End(to.id(), input)));
    }
}
