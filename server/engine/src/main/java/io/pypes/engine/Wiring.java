package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// The tasklets of a run and the wires between them.
final class Wiring {

    private final Flow flow;
    private final Host host;
    private final Flow.Limits limits;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Inside> insides = new LinkedHashMap<>();
    private final List<Tasklet> tasklets = new ArrayList<>();
    private final Map<String, SourceTasklet> sources = new LinkedHashMap<>();

    /// Where a node is: its step in a tasklet with these inputs.
    private record Place(Inputs inputs, int step) {}

    /// A wire within a tasklet.
    private record Inside(FlowDefinition.Wire wire, Recent recent, Way way) {}

    Wiring(Flow flow, Host host, Flow.Limits limits, SourceTasklet.Intake intake) {
        this.flow = flow;
        this.host = host;
        this.limits = limits;
        var runs = runs(flow);
        for (var run : runs) {
            var inputs = new Inputs();
            for (var step = 0; step < run.size(); step++) {
                places.put(run.get(step).id(), new Place(inputs, step));
            }
        }
        runs.forEach(this::connect);
        runs.forEach(run -> tasklets.add(tasklet(run)));
        for (var node : flow.nodes()) {
            if (node.inputs().isEmpty()) {
                sources.put(
                        node.id(),
                        new SourceTasklet(
                                flow.definition().name(), node, ways(node), context(node), new NodeCounters(), intake));
            }
        }
    }

    /// The nodes that are not sources, in runs of those that share a tasklet.
    private static List<List<BoundNode<?>>> runs(Flow flow) {
        var nodes = new HashMap<String, BoundNode<?>>();
        for (var node : flow.nodes()) {
            if (!node.inputs().isEmpty()) {
                nodes.put(node.id(), node);
            }
        }
        return flow.plan().tasklets().stream()
                .map(run -> run.stream()
                        .flatMap(id -> Stream.<BoundNode<?>>ofNullable(nodes.get(id)))
                        .toList())
                .filter(run -> !run.isEmpty())
                .toList();
    }

    private Place place(String node) {
        return Objects.requireNonNull(places.get(node), node);
    }

    /// Makes the wires that lead into a tasklet from others.
    private void connect(List<BoundNode<?>> run) {
        var inputs = place(run.getFirst().id()).inputs();
        var own = new ArrayList<Link>();
        for (var wire : flow.wires()) {
            if (wire.to().node().equals(run.getFirst().id())) {
                var link = new Link(wire, limits.wire(), inputs.waiter(), host.clock());
                links.put(wire.id(), link);
                own.add(link);
            }
        }
        inputs.connect(own);
    }

    private Tasklet tasklet(List<BoundNode<?>> run) {
        var benches = run.stream().map(this::bench).toList();
        for (var step = 1; step < benches.size(); step++) {
            var counters = benches.get(step).counters();
            benches.get(step - 1).ways().within().ifPresent(way -> way.leadsTo(counters));
        }
        return new Tasklet(
                flow.definition().name(), benches, place(run.getFirst().id()).inputs(), limits.opening());
    }

    private Bench bench(BoundNode<?> node) {
        var ways = ways(node);
        var context = context(node);
        var counters = new NodeCounters();
        return new Bench(node, ways, context, counters, new Failures(node.id(), ways, host, context, counters));
    }

    private NodeContext context(BoundNode<?> node) {
        return new NodeContext(node.id(), host);
    }

    private Ways ways(BoundNode<?> node) {
        return new Ways(
                node.id(),
                node.outputs().stream().map(port -> way(node, port.name())).toList());
    }

    private Way way(BoundNode<?> node, String port) {
        var out = flow.wires().stream()
                .filter(wire -> wire.from().node().equals(node.id())
                        && wire.from().port().equals(port))
                .toList();
        if (out.size() == 1 && !links.containsKey(out.getFirst().id())) {
            var wire = out.getFirst();
            var recent = new Recent(host.clock());
            var way = Way.within(port, place(wire.to().node()).step(), wire.to().port(), recent);
            insides.put(wire.id(), new Inside(wire, recent, way));
            return way;
        }
        return Way.away(
                port,
                out.stream()
                        .map(wire -> Objects.requireNonNull(links.get(wire.id())))
                        .toList());
    }

    /// Starts all threads.
    ///
    /// @return by node: done when its component is open, or failed with what it threw
    Map<String, CompletableFuture<Void>> start() {
        var opened = new LinkedHashMap<String, CompletableFuture<Void>>();
        tasklets.forEach(tasklet -> opened.putAll(tasklet.start()));
        sources.forEach((node, source) -> opened.put(node, source.start()));
        return opened;
    }

    /// Lets the sources bring documents in: every component is open.
    void begin() {
        sources.values().forEach(SourceTasklet::begin);
    }

    /// Gives a packet to a node; to be called before [#drain] only. Never blocks: a node gets no more packets this way
    /// than the flow may hold documents.
    void feed(FlowDefinition.End end, Packet packet, Origin origin, boolean asked) {
        var place = place(end.node());
        place.inputs().inbox().put(new Attempt(place.step(), packet, origin, end.port(), asked, 1));
    }

    /// Lets everything in flight run out.
    ///
    /// @param deadline in [System#nanoTime]
    /// @return true if all tasklets ended in time
    boolean drain(long deadline) throws InterruptedException {
        sources.values().forEach(SourceTasklet::stop);
        places.values().forEach(place -> place.inputs().inbox().close());
        return join(deadline);
    }

    /// Ends everything at once.
    void cancel(Duration time) throws InterruptedException {
        sources.values().forEach(SourceTasklet::cancel);
        tasklets.forEach(Tasklet::cancel);
        links.values().forEach(Link::wakeSender);
        join(Nanos.after(time));
    }

    private boolean join(long deadline) throws InterruptedException {
        var all = true;
        for (var source : sources.values()) {
            all &= source.join(deadline - System.nanoTime());
        }
        for (var tasklet : tasklets) {
            all &= tasklet.join(deadline - System.nanoTime());
        }
        return all;
    }

    List<Numbers.OfNode> nodeNumbers() {
        var numbers = new ArrayList<Numbers.OfNode>();
        sources.values().forEach(source -> numbers.add(source.numbers()));
        var byNode = new HashMap<String, Numbers.OfNode>();
        tasklets.forEach(tasklet -> tasklet.numbers().forEach(of -> byNode.put(of.id(), of)));
        flow.nodes().forEach(node -> Optional.ofNullable(byNode.get(node.id())).ifPresent(numbers::add));
        return numbers;
    }

    List<Numbers.OfWire> wireNumbers() {
        return flow.wires().stream().map(wire -> numbers(wire.id())).toList();
    }

    private Numbers.OfWire numbers(String wire) {
        var inside = insides.get(wire);
        return inside == null
                ? Objects.requireNonNull(links.get(wire)).numbers()
                : new Numbers.OfWire(wire, inside.way().passed(), 0, limits.wire());
    }

    List<SeenPacket> lastPackets(String wire) {
        var inside = insides.get(wire);
        var link = links.get(wire);
        return inside != null
                ? inside.recent().list()
                : link != null ? link.recent().list() : List.of();
    }
}
