package io.pypes.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// All that belongs to one wire of a flow: links between tasklets, or ways within them, one for each replica.
final class Track {

    private final FlowDefinition.Wire wire;
    private final int capacity;
    private final List<Link> links = new ArrayList<>();
    private final List<Way> ways = new ArrayList<>();
    private final List<Recent> recents = new ArrayList<>();

    /// @param capacity how many packets may wait
    Track(FlowDefinition.Wire wire, int capacity) {
        this.wire = wire;
        this.capacity = capacity;
    }

    void add(Link link) {
        links.add(link);
        recents.add(link.recent());
    }

    void add(Way way, Recent recent) {
        ways.add(way);
        recents.add(recent);
    }

    List<Link> links() {
        return links;
    }

    Numbers.OfWire numbers() {
        var passed = ways.stream().mapToLong(Way::passed).sum();
        var queued = 0L;
        for (var link : links) {
            queued += link.waiting();
            passed += link.sent();
        }
        return new Numbers.OfWire(wire.id(), passed, Math.toIntExact(queued), capacity);
    }

    /// The last packets, newest first.
    List<SeenPacket> lastPackets() {
        if (recents.size() == 1) {
            return recents.getFirst().list();
        }
        return recents.stream()
                .flatMap(recent -> recent.list().stream())
                .sorted(Comparator.comparing(SeenPacket::at).reversed())
                .limit(Recent.SIZE)
                .toList();
    }
}
