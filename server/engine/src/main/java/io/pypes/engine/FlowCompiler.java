package io.pypes.engine;

import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.engine.Problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;

/// Turns a flow definition into a flow, or says *everything* that is wrong with it.
public final class FlowCompiler {

    private final Catalog catalog;

    public FlowCompiler(Catalog catalog) {
        this.catalog = catalog;
    }

    /// Checks a definition. Never throws for anything a definition can hold.
    public Compilation compile(FlowDefinition definition) {
        var problems = new ArrayList<Problem>();
        if (definition.nodes().isEmpty()) {
            problems.add(
                    new Problem(Code.FLOW_EMPTY, Place.FLOW, "The flow has no components yet. Start with an adapter."));
        }
        var nodes = new LinkedHashMap<String, CheckedNode>();
        var check = new NodeCheck(catalog, problems);
        definition.nodes().forEach(node -> check.check(node, nodes));
        var wires = new WireCheck(nodes, problems).check(definition.wires());
        new ShapeCheck(nodes, wires, problems).check();
        problems.sort(Comparator.comparing(problem -> problem.code().severity()));
        if (problems.stream().anyMatch(problem -> problem.code().severity() == Severity.ERROR)) {
            return new Compilation.Rejected(problems);
        }
        var bound = nodes.values().stream()
                .flatMap(node -> node.bound().stream())
                .<BoundNode<?>>map(node -> node)
                .toList();
        return new Compilation.Compiled(new Flow(definition, bound, wires), problems);
    }
}
