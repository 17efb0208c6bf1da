package io.pypes.engine;

import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Which nodes of a flow share a tasklet: linear runs of nodes that only compute. Everything else has its own.
final class Plan {

    private final Flow flow;
    private final Map<String, BoundNode<?>> nodes = new HashMap<>();
    private final Map<String, Integer> incoming = new HashMap<>();

    private Plan(Flow flow) {
        this.flow = flow;
        flow.nodes().forEach(node -> nodes.put(node.id(), node));
        flow.wires().forEach(wire -> incoming.merge(wire.to().node(), 1, Integer::sum));
    }

    /// The nodes with inputs, in runs of those that share a tasklet.
    static List<List<BoundNode<?>>> of(Flow flow) {
        return new Plan(flow).runs();
    }

    private List<List<BoundNode<?>>> runs() {
        var runs = new ArrayList<List<BoundNode<?>>>();
        var followers = new HashSet<String>();
        flow.nodes().forEach(node -> follower(node).ifPresent(next -> followers.add(next.id())));
        for (var node : flow.nodes()) {
            if (!node.inputs().isEmpty() && !followers.contains(node.id())) {
                runs.add(run(node));
            }
        }
        return runs;
    }

    private List<BoundNode<?>> run(BoundNode<?> first) {
        var run = new ArrayList<BoundNode<?>>(List.of(first));
        var next = follower(first);
        while (next.isPresent()) {
            run.add(next.get());
            next = follower(next.get());
        }
        return run;
    }

    /// The node that goes on in the tasklet of this one.
    private Optional<BoundNode<?>> follower(BoundNode<?> node) {
        if (!isShared(node) || node.inputs().isEmpty() || isPublisher(node)) {
            return Optional.empty();
        }
        var ways = flow.wires().stream()
                .filter(wire -> wire.from().node().equals(node.id())
                        && !isForTroubles(wire.from().port()))
                .toList();
        if (ways.size() != 1) {
            return Optional.empty();
        }
        var next = nodes.get(ways.getFirst().to().node());
        return next != null && incoming.getOrDefault(next.id(), 0) == 1 && isShared(next)
                ? Optional.of(next)
                : Optional.empty();
    }

    private static boolean isForTroubles(String port) {
        return port.equals(Port.ERROR) || port.equals(Port.UNMATCHED);
    }

    private static boolean isPublisher(BoundNode<?> node) {
        return node.type().kind() == Kind.PUBLISHER;
    }

    private static boolean isShared(BoundNode<?> node) {
        var traits = node.type().traits();
        return !traits.blocking()
                && !traits.isolated()
                && traits.effects() == Effects.NONE
                && node.type().kind() != Kind.OPERATOR;
    }
}
