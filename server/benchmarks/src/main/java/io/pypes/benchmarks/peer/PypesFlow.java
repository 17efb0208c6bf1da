package io.pypes.benchmarks.peer;

import io.pypes.engine.Compilation;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Replicas;
import io.pypes.sdk.Component;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Builds a chain of our components. Each node is wired to the one before.
public final class PypesFlow {

    /// One call makes all packets of a job, so it may take long.
    private static final ErrorPolicy POLICY = new ErrorPolicy(0, Duration.ofSeconds(1), Duration.ofHours(1));

    private final Fusion fusion;
    private final Map<String, ComponentType<?>> types = new HashMap<>();
    private final List<Node> nodes = new ArrayList<>();

    public PypesFlow(Fusion fusion) {
        this.fusion = fusion;
    }

    /// Adds an adapter that fed documents of one media type go to.
    public PypesFlow adapter(String takes, Supplier<? extends Component> made) {
        return add(type(Kind.ADAPTER, made)
                .takes(takes)
                .input(Port.IN, "Documents.", Carries.ANY)
                .output(Port.OUT, "Packets.", Carries.ANY));
    }

    /// Adds a source.
    public PypesFlow source(Supplier<? extends Component> made) {
        return add(type(Kind.ADAPTER, made).output(Port.OUT, "Packets.", Carries.ANY));
    }

    /// Adds a component for a step.
    public PypesFlow step(Step step) {
        var kind = step instanceof Step.Keep ? Kind.FILTER : Kind.TRANSFORMER;
        return add(type(kind, () -> PypesSteps.processor(step))
                .input(Port.IN, "Packets.", Carries.ANY)
                .output(Port.OUT, "Packets.", Carries.ANY));
    }

    /// Adds a component of the product.
    public PypesFlow built(ComponentType<?> type, Map<String, Object> parameters) {
        types.put(type.id(), fusion.apply(type));
        return node(type.id(), parameters);
    }

    /// Adds a publisher.
    public PypesFlow publisher(Supplier<? extends Component> made) {
        return add(type(Kind.PUBLISHER, made).input(Port.IN, "Packets.", Carries.ANY));
    }

    private ComponentType<NoParameters> type(Kind kind, Supplier<? extends Component> made) {
        return ComponentType.of("component-" + nodes.size(), kind, NoParameters.class, _ -> made.get())
                .summary("A component of a benchmark.");
    }

    private PypesFlow add(ComponentType<?> type) {
        types.put(type.id(), fusion.apply(type));
        return node(type.id(), Map.of());
    }

    private PypesFlow node(String type, Map<String, Object> parameters) {
        nodes.add(new Node("node-" + nodes.size(), type, 1, parameters, POLICY, false, Replicas.ONE));
        return this;
    }

    /// The checked flow.
    public Flow compile() {
        var wires = new ArrayList<Wire>();
        for (var index = 1; index < nodes.size(); index++) {
            wires.add(new Wire(
                    "wire-" + index,
                    new End(nodes.get(index - 1).id(), Port.OUT),
                    new End(nodes.get(index).id(), Port.IN)));
        }
        var compiler = new FlowCompiler(id -> Optional.ofNullable(types.get(id)));
        return switch (compiler.compile(new FlowDefinition("benchmark", nodes, wires))) {
            case Compilation.Compiled compiled -> compiled.flow();
            case Compilation.Rejected rejected ->
                throw new IllegalStateException(rejected.problems().getFirst().message());
        };
    }
}
