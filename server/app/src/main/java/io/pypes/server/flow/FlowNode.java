package io.pypes.server.flow;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.pypes.engine.ErrorPolicy;
import io.pypes.engine.FlowDefinition;
import io.pypes.engine.Replicas;
import io.pypes.server.web.InvalidBodyException;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// A component placed in a flow.
///
/// @param id its id, unique in the flow
/// @param component id of the component type
/// @param version version of the component's parameters; if left out, the newest when the flow is saved
/// @param label its name for people, if not that of the component
/// @param parameters plain data without nulls
/// @param onError what happens to packets it cannot handle, if not the usual
/// @param replicas in how many instances it runs side by side, if not in one
/// @param disabled true if packets pass it unchanged
public record FlowNode(
        String id,
        String component,

        @Schema(description = "Version of the component's parameters; if left out, the newest when the flow is saved.")
        Optional<Integer> version,

        Optional<String> label,
        @JsonSetter(contentNulls = Nulls.SKIP) Map<String, Object> parameters,
        Optional<NodeErrorPolicy> onError,
        Optional<NodeReplicas> replicas,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean disabled) {

    public FlowNode {
        Bounds.id("id of a node", id);
        Bounds.id("component of node \"%s\"".formatted(id), component);
        version.filter(number -> number < 1).ifPresent(number -> {
            throw new InvalidBodyException(
                    "The version of node \"%s\" is %d. It must be 1 or more.".formatted(id, number));
        });
        label = label.filter(text -> !text.isEmpty());
        label.ifPresent(text -> Bounds.text("label of a node", text, 0, 100));
        parameters = Map.copyOf(parameters);
        if (replicas.filter(NodeReplicas::hasIdleAttribute).isPresent()) {
            throw new InvalidBodyException(
                    "The replicas of node \"%s\" have an \"attribute\". It goes with the \"order\" \"attribute\" only."
                            .formatted(id));
        }
    }

    FlowNode withVersion(Function<String, Optional<Integer>> newest) {
        var known = version.or(() -> newest.apply(component));
        return new FlowNode(id, component, known, label, parameters, onError, replicas, disabled);
    }

    FlowDefinition.Node definition() {
        var policy = onError.flatMap(NodeErrorPolicy::policy).orElse(ErrorPolicy.DEFAULT);
        var several = replicas.map(NodeReplicas::definition).orElse(Replicas.ONE);
        return new FlowDefinition.Node(id, component, version.orElse(1), parameters, policy, disabled, several);
    }
}
