package io.pypes.worker;

import io.pypes.engine.Compilation;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Replicas;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes flows in few words.
final class TestFlow {

    private static final ErrorPolicy POLICY = new ErrorPolicy(2, Duration.ofMillis(1), Duration.ofSeconds(20));

    private final List<Node> nodes = new ArrayList<>();
    private final List<Wire> wires = new ArrayList<>();

    /// An adapter, nodes named like their components, and a publisher, in a row.
    static TestFlow chain(String... components) {
        var flow = new TestFlow().node("adapter", "adapter");
        var last = "adapter";
        for (var component : components) {
            flow.node(component, component).wire(last, "out", component);
            last = component;
        }
        return flow.node("publish", "publish").wire(last, "out", "publish");
    }

    TestFlow node(String id, String component) {
        return node(id, component, Map.of());
    }

    TestFlow node(String id, String component, Map<String, Object> parameters) {
        nodes.add(new Node(id, component, 1, parameters, POLICY, false, Replicas.ONE));
        return this;
    }

    /// Wires, whose ids are `w1`, `w2` and so on.
    TestFlow wire(String from, String port, String to) {
        wires.add(new Wire("w" + (wires.size() + 1), new End(from, port), new End(to, "in")));
        return this;
    }

    Flow compile() {
        return switch (new FlowCompiler(TestWorker.CATALOG).compile(new FlowDefinition("test", nodes, wires))) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }
}
