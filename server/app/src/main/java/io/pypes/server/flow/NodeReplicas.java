package io.pypes.server.flow;

import io.pypes.engine.Replicas;
import io.pypes.engine.Replicas.Order;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.Optional;

/// In how many replicas a node runs, as written in flow files.
///
/// @param count how many instances run side by side
/// @param order which packets stay in order
/// @param attribute name of the attribute, with the order of equal values of one
@Schema(name = "Replicas")
public record NodeReplicas(int count, ReplicaOrder order, Optional<String> attribute) {

    /// Which packets stay in order: those of one document, those with equal values of an attribute, or none.
    public enum ReplicaOrder {
        DOCUMENT,
        ATTRIBUTE,
        NONE
    }

    /// True if an attribute is named that nothing asks for.
    boolean hasIdleAttribute() {
        return attribute.isPresent() && order != ReplicaOrder.ATTRIBUTE;
    }

    Replicas definition() {
        return new Replicas(
                count,
                switch (order) {
                    case DOCUMENT -> new Order.ByDocument();
                    case ATTRIBUTE -> new Order.ByAttribute(attribute.orElse(""));
                    case NONE -> new Order.None();
                });
    }
}
