package io.pypes.engine;

import io.pypes.engine.Plan.Cut;
import io.pypes.engine.Plan.Reason;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Port;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the linear runs of nodes that only compute; they share a tasklet. Everything else has its own.
final class Planner {

    private final Flow flow;
    private final Map<String, BoundNode<?>> nodes = new HashMap<>();
    private final Map<String, Integer> waysIn = new HashMap<>();
    private final Map<String, Integer> waysOut = new HashMap<>();

    Planner(Flow flow) {
        this.flow = flow;
        flow.nodes().forEach(node -> nodes.put(node.id(), node));
        for (var wire : flow.wires()) {
            waysIn.merge(wire.to().node(), 1, Integer::sum);
            if (!isForTroubles(wire)) {
                waysOut.merge(wire.from().node(), 1, Integer::sum);
            }
        }
    }

    Plan plan() {
        var cuts = new LinkedHashMap<String, Cut>();
        for (var wire : flow.wires()) {
            cut(wire).ifPresent(cut -> cuts.put(wire.id(), cut));
        }
        return new Plan(tasklets(cuts), cuts);
    }

    private Optional<Cut> cut(FlowDefinition.Wire wire) {
        var from = wire.from().node();
        var to = wire.to().node();
        if (isForTroubles(wire)) {
            return Optional.of(new Cut(Reason.TROUBLES, from));
        }
        return apart(from)
                .or(() -> apart(to))
                .or(() -> replicas(from, to))
                .or(() -> count(waysOut, from) > 1 ? Optional.of(new Cut(Reason.PARTING, from)) : Optional.empty())
                .or(() -> count(waysIn, to) > 1 ? Optional.of(new Cut(Reason.MEETING, to)) : Optional.empty());
    }

    /// Why a node has a tasklet of its own, if it has.
    private Optional<Cut> apart(String id) {
        var node = nodes.get(id);
        return Optional.ofNullable(node).flatMap(Planner::apart).map(reason -> new Cut(reason, id));
    }

    private static Optional<Reason> apart(BoundNode<?> node) {
        var traits = node.type().traits();
        if (node.inputs().isEmpty()) {
            return Optional.of(Reason.SOURCE);
        }
        if (traits.blocking()) {
            return Optional.of(Reason.BLOCKING);
        }
        if (traits.isolated()) {
            return Optional.of(Reason.ISOLATED);
        }
        if (traits.effects() != Effects.NONE) {
            return Optional.of(Reason.EFFECTS);
        }
        return node.type().kind() == Kind.OPERATOR ? Optional.of(Reason.OPERATOR) : Optional.empty();
    }

    private Optional<Cut> replicas(String from, String to) {
        var one = nodes.get(from);
        var other = nodes.get(to);
        if (one == null || other == null || fit(one.replicas(), other.replicas())) {
            return Optional.empty();
        }
        return Optional.of(new Cut(Reason.REPLICAS, other.replicas().count() > 1 ? to : from));
    }

    /// Replicas of two nodes can be fused if the same packets stay in order: those of a document do; the values of an
    /// attribute may change on the way.
    private static boolean fit(Replicas one, Replicas other) {
        if (one.count() == 1 || other.count() == 1) {
            return one.count() == other.count();
        }
        return one.equals(other) && !(other.order() instanceof Replicas.Order.ByAttribute);
    }

    private static boolean isForTroubles(FlowDefinition.Wire wire) {
        return wire.from().port().equals(Port.ERROR) || wire.from().port().equals(Port.UNMATCHED);
    }

    private static int count(Map<String, Integer> ways, String node) {
        return ways.getOrDefault(node, 0);
    }

    /// Puts together what no cut keeps apart.
    private List<List<String>> tasklets(Map<String, Cut> cuts) {
        var next = new HashMap<String, String>();
        for (var wire : flow.wires()) {
            if (!cuts.containsKey(wire.id())) {
                next.put(wire.from().node(), wire.to().node());
            }
        }
        var followers = new HashSet<>(next.values());
        var tasklets = new ArrayList<List<String>>();
        for (var node : flow.nodes()) {
            if (!followers.contains(node.id())) {
                tasklets.add(run(node.id(), next));
            }
        }
        return tasklets;
    }

    private static List<String> run(String first, Map<String, String> next) {
        var run = new ArrayList<String>();
        for (var id = first; id != null; id = next.get(id)) {
            run.add(id);
        }
        return run;
    }
}
