package io.pypes.engine;

import io.pypes.engine.FlowDefinition.End;
import io.pypes.engine.FlowDefinition.Node;
import java.util.HashMap;
import java.util.Map;

/// Says what becomes of a document in a flow drawn by [RandomFlow], by counting alone: no threads, no packets.
final class FlowModel {

    /// How many packets of a document ended in which way.
    record Ends(long published, long dropped, long deadLettered) {
        static Ends of(Outcome outcome) {
            return new Ends(outcome.published(), outcome.dropped(), outcome.deadLettered());
        }
    }

    private final FlowDefinition flow;
    private final String document;
    private final Map<String, Long> arrived = new HashMap<>();
    private long published;
    private long dropped;
    private long deadLettered;
    private long most;

    private FlowModel(FlowDefinition flow, String document) {
        this.flow = flow;
        this.document = document;
    }

    private static FlowModel run(FlowDefinition flow, String document, boolean image) {
        var model = new FlowModel(flow, document);
        model.feed(image);
        flow.nodes().forEach(model::pass); // they are in order: every wire leads to a later one
        return model;
    }

    static Ends ends(FlowDefinition flow, String document, boolean image) {
        var model = run(flow, document, image);
        return new Ends(model.published, model.dropped, model.deadLettered);
    }

    /// The most packets of a document that come to one node.
    static long most(FlowDefinition flow, String document, boolean image) {
        return run(flow, document, image).most;
    }

    private void feed(boolean image) {
        var takers = flow.nodes().stream()
                .filter(node -> node.component().equals(image ? "image-adapter" : "adapter"))
                .toList();
        takers.forEach(node -> arrived.put(node.id(), 1L));
        if (takers.isEmpty()) {
            deadLettered++;
        }
    }

    private void pass(Node node) {
        var count = arrived.getOrDefault(node.id(), 0L);
        most = Math.max(most, count);
        if (node.disabled()) {
            emit(node, RandomFlow.outputs(node).getFirst(), count);
            return;
        }
        var dice = RandomComponents.dice(document, node.id());
        switch (node.component()) {
            case "drop", "nothing" -> dropped += count;
            case "drops" -> emitOrDrop(node, count, dice < 30);
            case "fails" -> emitOrFail(node, dice < 30 ? 0 : count, dice < 30 ? count : 0);
            case "breaks-off" -> emitOrFail(node, dice < 30 ? 2 * count : count, dice < 30 ? count : 0);
            case "rejects" -> emitOrFail(node, count, dice < 30 ? count : 0);
            case "routes" -> emit(node, dice < 50 ? "left" : "right", count);
            case "split" ->
                emit(node, "out", count * (Integer) node.parameters().getOrDefault("count", 1));
            case "join" -> {
                emit(node, "out", count / 2);
                emit(node, "alone", count % 2);
            }
            case "publish" -> published += count;
            case "picky" -> publish(node, count, dice < 20);
            default -> emit(node, "out", count); // adapters, same, falters
        }
    }

    private void emitOrDrop(Node node, long count, boolean drop) {
        dropped += drop ? count : 0;
        emit(node, "out", drop ? 0 : count);
    }

    private void emitOrFail(Node node, long good, long bad) {
        emit(node, "out", good);
        fail(node, bad);
    }

    private void publish(Node node, long count, boolean fail) {
        published += fail ? 0 : count;
        fail(node, fail ? count : 0);
    }

    private void fail(Node node, long count) {
        if (flow.wires().stream().anyMatch(wire -> wire.from().equals(new End(node.id(), "error")))) {
            emit(node, "error", count);
        } else {
            deadLettered += count;
        }
    }

    private void emit(Node node, String port, long count) {
        var wired = false;
        for (var wire : flow.wires()) {
            if (wire.from().equals(new End(node.id(), port))) {
                arrived.merge(wire.to().node(), count, Long::sum);
                wired = true;
            }
        }
        dropped += wired ? 0 : count;
    }
}
