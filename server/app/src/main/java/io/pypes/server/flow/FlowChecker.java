package io.pypes.server.flow;

import io.pypes.engine.Compilation;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowCompiler;
import io.pypes.engine.Problem.Severity;
import io.pypes.sdk.ComponentType;
import io.pypes.server.catalog.ComponentCatalog;
import io.pypes.server.web.FlowProblem;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Finds everything that is wrong with a flow.
@Component
final class FlowChecker {

    private final ComponentCatalog catalog;

    FlowChecker(ComponentCatalog catalog) {
        this.catalog = catalog;
    }

    /// What came of checking.
    ///
    /// @param problems errors first
    /// @param flow the flow, if there is no error
    /// @param types the component types it uses
    record Check(List<FlowProblem> problems, Optional<Flow> flow, Set<ComponentType<?>> types) {

        long errors() {
            return problems.stream().filter(Check::isError).count();
        }

        Optional<FlowPlan> plan() {
            return flow.map(checked -> FlowPlan.of(checked.plan()));
        }

        private static boolean isError(FlowProblem problem) {
            return problem.severity() == Severity.ERROR;
        }
    }

    /// The same flow with the newest version where a node of an installed component names none.
    FlowFile versioned(FlowFile file) {
        return file.withVersions(
                id -> catalog.find(id).map(type -> type.history().version()));
    }

    Check check(FlowFile file) {
        var types = new HashSet<ComponentType<?>>();
        var compiler = new FlowCompiler(id -> {
            var type = catalog.find(id);
            type.ifPresent(types::add);
            return type;
        });
        var compilation = compiler.compile(versioned(file).definition());
        var problems = new ArrayList<>(policyProblems(file));
        compilation.problems().forEach(problem -> problems.add(FlowProblem.of(problem)));
        problems.sort(Comparator.comparing(FlowProblem::severity));
        var flow = compilation instanceof Compilation.Compiled compiled
                        && problems.stream().noneMatch(Check::isError)
                ? Optional.of(compiled.flow())
                : Optional.<Flow>empty();
        return new Check(List.copyOf(problems), flow, Set.copyOf(types));
    }

    private static List<FlowProblem> policyProblems(FlowFile file) {
        return file.nodes().stream()
                .flatMap(node -> node.onError().stream()
                        .flatMap(policy -> policy.faults().stream())
                        .map(fault -> FlowProblem.ofNode(
                                node.id(),
                                "error-policy-invalid",
                                "The error policy of node \"%s\" has a wrong \"%s\". %s"
                                        .formatted(node.id(), fault.pointer().substring(1), fault.message()))))
                .toList();
    }
}
