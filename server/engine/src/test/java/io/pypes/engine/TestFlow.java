package io.pypes.engine;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes flow definitions in few words.
final class TestFlow {

    private final List<Node> nodes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    TestFlow node(String id, String component) {
        return node(id, component, Map.of());
    }

    TestFlow node(String id, String component, Map<String, Object> parameters) {
        return node(id, component, parameters, new ErrorPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(20)));
    }

    TestFlow node(String id, String component, Map<String, Object> parameters, ErrorPolicy policy) {
        nodes.add(new Node(id, component, 1, parameters, policy, false, Replicas.ONE));
        return this;
    }

    TestFlow disabled(String id, String component) {
        nodes.add(new Node(id, component, 1, Map.of(), ErrorPolicy.DEFAULT, true, Replicas.ONE));
        return this;
    }

    /// Sets the parameters of a node.
    TestFlow parameters(String id, Map<String, Object> parameters) {
        nodes.replaceAll(node -> node.id().equals(id)
                ? new Node(id, node.component(), 1, parameters, node.onError(), false, node.replicas())
                : node);
        return this;
    }

    /// Has a node run in several replicas.
    TestFlow replicas(String id, Replicas replicas) {
        nodes.replaceAll(node -> node.id().equals(id) ? withReplicas(node, replicas) : node);
        return this;
    }

    private static Node withReplicas(Node node, Replicas replicas) {
        return new Node(
                node.id(),
                node.component(),
                node.version(),
                node.parameters(),
                node.onError(),
                node.disabled(),
                replicas);
    }

    /// Wires `a.out > b.in` or, in short, `a > b`.
    TestFlow wire(String text) {
        var ends = text.split(" > ", -1);
        wires.add(new Wire("w" + (wires.size() + 1), end(ends[0], "out"), end(ends[1], "in")));
        return this;
    }

    private static End end(String text, String port) {
        var parts = text.split("\\.", -1);
        return new End(parts[0], parts.length > 1 ? parts[1] : port);
    }

    FlowDefinition definition() {
        return new FlowDefinition("test", nodes, wires);
    }

    Flow compile(Catalog catalog) {
        return switch (new FlowCompiler(catalog).compile(definition())) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    Running start(Catalog catalog, Host host, Flow.Limits limits) throws FlowStartException, InterruptedException {
        return TestPlace.start(compile(catalog), host, limits);
    }

    /// A chain from an adapter to a publisher, through steps named like their components.
    static TestFlow chain(String... components) {
        var flow = new TestFlow().node("adapter", "adapter");
        var last = "adapter";
        for (var component : components) {
            flow.node(component, component).wire(last + " > " + component);
            last = component;
        }
        return flow.node("publish", "publish").wire(last + " > publish");
    }
}
