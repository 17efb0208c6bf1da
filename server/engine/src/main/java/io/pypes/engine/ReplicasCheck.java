package io.pypes.engine;

import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.engine.Replicas.Order;
import io.pypes.sdk.Kind;
import java.util.List;
import java.util.Optional;

/// Checks whether a node can run in as many replicas as it is told to.
final class ReplicasCheck {

    private static final String COUNT = "/replicas/count";
    private static final String ATTRIBUTE = "/replicas/attribute";

    private final List<Problem> problems;

    ReplicasCheck(List<Problem> problems) {
        this.problems = problems;
    }

    void check(CheckedNode node) {
        var replicas = node.definition().replicas();
        if (replicas.count() < 1 || replicas.count() > Replicas.MOST) {
            add(
                    Code.REPLICAS_COUNT_INVALID,
                    Place.node(node.id()).pointer(COUNT),
                    "Node \"%s\" has %d replicas. It can have from 1 to %d."
                            .formatted(node.id(), replicas.count(), Replicas.MOST));
        }
        if (replicas.order() instanceof Order.ByAttribute(var attribute) && attribute.isBlank()) {
            add(
                    Code.REPLICAS_ATTRIBUTE_MISSING,
                    Place.node(node.id()).pointer(ATTRIBUTE),
                    "The replicas of node \"%s\" keep the order of equal values of an attribute, but none is named. Name it, or choose another order."
                            .formatted(node.id()));
        }
        if (replicas.count() > 1 && !node.definition().disabled()) {
            whyNotSeveral(node)
                    .ifPresent(reason -> add(
                            Code.REPLICAS_IMPOSSIBLE,
                            Place.node(node.id()).pointer(COUNT),
                            "Node \"%s\" cannot have %d replicas: %s".formatted(node.id(), replicas.count(), reason)));
        }
    }

    private static Optional<String> whyNotSeveral(CheckedNode node) {
        if (node.isSource()) {
            return Optional.of(
                    "a source would bring in its packets more than once. Leave it at 1 and replicate the nodes after it instead.");
        }
        return node.type().flatMap(type -> whyNotSeveral(type.kind()));
    }

    private static Optional<String> whyNotSeveral(Kind kind) {
        return switch (kind) {
            case PUBLISHER ->
                Optional.of(
                        "a publisher takes the packets of its flow in batches, one after another. Leave it at 1 and replicate the nodes before it instead.");
            case OPERATOR ->
                Optional.of(
                        "an operator sees all packets of its flow, and a replica would see only some. Leave it at 1 and replicate the nodes around it instead.");
            case ADAPTER, TRANSFORMER, EXTRACTOR, FILTER -> Optional.empty();
        };
    }

    private void add(Code code, Place place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
