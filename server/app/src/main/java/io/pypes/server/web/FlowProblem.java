package io.pypes.server.web;

import io.pypes.engine.Problem;
import java.util.Optional;

/// One fault of a flow, as the API tells it.
///
/// @param code what sort of fault; never changes its meaning
/// @param severity errors keep a flow from being published
/// @param message a full sentence
/// @param pointer JSON pointer inside the parameters of the node; inside the node if its replicas are at fault
public record FlowProblem(
        String code,
        Problem.Severity severity,
        String message,
        Optional<String> node,
        Optional<String> wire,
        Optional<String> port,
        Optional<String> pointer) {

    public static FlowProblem of(Problem problem) {
        var place = problem.place();
        return new FlowProblem(
                Words.of(problem.code()),
                problem.code().severity(),
                problem.message(),
                place.node(),
                place.wire(),
                place.port(),
                place.pointer());
    }

    /// An error of a node as a whole.
    public static FlowProblem ofNode(String node, String code, String message) {
        return new FlowProblem(
                code,
                Problem.Severity.ERROR,
                message,
                Optional.of(node),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }
}
