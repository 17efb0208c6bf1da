package io.pypes.engine;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import java.util.List;
import java.util.Map;

/// The ways out of a node: the links on each of its output ports.
///
/// @param node id of the node
/// @param links the links by port; a port without links has an empty list
record Outlets(String node, Map<String, List<Link>> links) {

    Outlets {
        links = Map.copyOf(links);
    }

    boolean isWired(String port) {
        return !links.getOrDefault(port, List.of()).isEmpty();
    }

    /// How many packets one emitted on this port becomes.
    int width(String port) {
        var list = links.get(port);
        if (list == null) {
            throw new IllegalArgumentException(
                    "Node \"%s\" has no output port \"%s\". It has %s.".formatted(node, port, Places.list(ports())));
        }
        return list.size();
    }

    /// Sends a packet down every wire of a port; blocks while a target is full.
    void send(String port, Packet packet, Origin origin) throws InterruptedException {
        for (var link : links.getOrDefault(port, List.of())) {
            link.send(packet, origin);
        }
    }

    void done() {
        links.values().forEach(list -> list.forEach(Link::done));
    }

    private List<String> ports() {
        return links.keySet().stream()
                .filter(port -> !port.equals(Port.ERROR) && !port.equals(Port.UNMATCHED))
                .sorted()
                .toList();
    }
}
