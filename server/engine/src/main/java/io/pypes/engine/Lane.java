package io.pypes.engine;

import io.pypes.engine.Replicas.Order;
import io.pypes.sdk.Packet;

/// One wire out of a tasklet: a link to each replica of the node it leads to. Used by the sender.
final class Lane {

    private final Link[] links;
    private final Order order;

    /// @param links one for each replica of the receiver, at least one
    /// @param order that the replicas keep
    Lane(Link[] links, Order order) {
        this.links = links.clone();
        this.order = order;
    }

    Link[] links() {
        return links;
    }

    void add(Packet packet, Origin origin, Pace pace) throws InterruptedException {
        if (links.length == 1) {
            links[0].add(packet, origin, pace);
            return;
        }
        var link = switch (order) {
            case Order.None _ -> leastBusy();
            case Order.ByDocument _, Order.ByAttribute _ -> links[order.replica(packet, origin, links.length)];
        };
        link.add(packet, origin, pace);
    }

    /// @param chunk goes over as it is if it can: nobody else may have it
    void addAll(Chunk chunk, Pace pace) throws InterruptedException {
        if (links.length == 1) {
            links[0].addAll(chunk, pace);
            return;
        }
        for (var index = 0; index < chunk.size(); index++) {
            add(chunk.packet(index), chunk.origin(index), pace);
        }
    }

    private Link leastBusy() {
        var least = links[0];
        for (var link : links) {
            if (link.load() < least.load()) {
                least = link;
            }
        }
        return least;
    }
}
