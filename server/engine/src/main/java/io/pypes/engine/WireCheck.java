package io.pypes.engine;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Wire;
import io.pypes.engine.Problem.Code;
import io.pypes.engine.Problem.Place;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Checks wires one by one: their ends are there and fit together.
final class WireCheck {

    private final Map<String, CheckedNode> nodes;
    private final List<Problem> problems;

    WireCheck(Map<String, CheckedNode> nodes, List<Problem> problems) {
        this.nodes = nodes;
        this.problems = problems;
    }

    private record Ends(End from, End to) {}

    /// Checks all wires, and gives those whose nodes are there.
    List<Wire> check(List<Wire> wires) {
        var ids = new HashSet<String>();
        var ends = new HashSet<Ends>();
        var sound = new ArrayList<Wire>();
        for (var wire : wires) {
            var place = Place.wire(wire.id());
            if (!ids.add(wire.id())) {
                add(
                        Code.WIRE_ID_TAKEN,
                        place,
                        "There are two wires \"%s\". Each needs an id of its own.".formatted(wire.id()));
            } else if (!ends.add(new Ends(wire.from(), wire.to()))) {
                add(
                        Code.WIRE_TWICE,
                        place,
                        "Port \"%s\" of node \"%s\" is wired to port \"%s\" of node \"%s\" twice. Once is enough."
                                .formatted(
                                        wire.from().port(),
                                        wire.from().node(),
                                        wire.to().port(),
                                        wire.to().node()));
            } else if (endsAreThere(wire, place)) {
                sound.add(wire);
            }
        }
        return sound;
    }

    private boolean endsAreThere(Wire wire, Place place) {
        var from = node(wire.from(), place);
        var to = node(wire.to(), place);
        if (from.isEmpty() || to.isEmpty()) {
            return false;
        }
        var output = port(from.get(), wire.from().port(), "output", from.get().outputs(), place);
        var input = port(to.get(), wire.to().port(), "input", to.get().inputs(), place);
        if (output.isPresent() && input.isPresent()) {
            checkFit(wire, output.get(), input.get(), place);
        }
        return true;
    }

    private Optional<CheckedNode> node(End end, Place place) {
        var node = nodes.get(end.node());
        if (node == null) {
            add(Code.NODE_UNKNOWN, place, "The wire ends at node \"%s\", which is not there.".formatted(end.node()));
        }
        return Optional.ofNullable(node);
    }

    private Optional<Port> port(CheckedNode node, String name, String direction, List<Port> ports, Place place) {
        if (node.type().isEmpty()) {
            return Optional.empty();
        }
        var port = ports.stream()
                .filter(candidate -> candidate.name().equals(name))
                .findFirst();
        if (port.isEmpty()) {
            var names = ports.stream().map(Port::name).toList();
            add(
                    Code.PORT_UNKNOWN,
                    new Place(Optional.of(node.id()), place.wire(), Optional.of(name), Optional.empty()),
                    "Node \"%s\" has no %s port \"%s\". It has %s."
                            .formatted(node.id(), direction, name, Places.list(names)));
        }
        return port;
    }

    private void checkFit(Wire wire, Port output, Port input, Place place) {
        if (!output.carries().fits(input.carries())) {
            add(
                    Code.PORTS_INCOMPATIBLE,
                    place,
                    "Node \"%s\" needs %s. This wire carries %s."
                            .formatted(wire.to().node(), words(input.carries()), words(output.carries())));
        }
    }

    private static String words(Carries carries) {
        return switch (carries) {
            case ANY -> "anything";
            case DOCUMENTS -> "documents";
            case RECORDS -> "records";
        };
    }

    private void add(Code code, Place place, String message) {
        problems.add(new Problem(code, place, message));
    }
}
