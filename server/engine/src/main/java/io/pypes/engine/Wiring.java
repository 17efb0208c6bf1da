package io.pypes.engine;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// The tasklets of a run and the wires between them.
final class Wiring {

    private final Flow flow;
    private final Host host;
    private final Flow.Limits limits;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Inside> insides = new LinkedHashMap<>();
    private final List<Tasklet> tasklets = new ArrayList<>();
    private final List<SourceTasklet> sources = new ArrayList<>();

    /// Where a node is: its step in a tasklet with these inputs.
    private record Place(Inputs inputs, int step) {}

    /// A wire within a tasklet.
    private record Inside(FlowDefinition.Wire wire, Recent recent, Way way) {}

    Wiring(Flow flow, Host host, Flow.Limits limits, SourceTasklet.Intake intake) {
        this.flow = flow;
        this.host = host;
        this.limits = limits;
        var runs = Plan.of(flow);
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
                sources.add(new SourceTasklet(flow.definition().name(), node, ways(node), context(node), intake));
            }
        }
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
                flow.definition().name(), benches, place(run.getFirst().id()).inputs());
    }

    private Bench bench(BoundNode<?> node) {
        var ways = ways(node);
        var context = context(node);
        var counters = new NodeCounters();
        return new Bench(node, ways, context, counters, new Failures(node.id(), ways, host, context, counters));
    }

    private NodeContext context(BoundNode<?> node) {
        return new NodeContext(flow.definition().name(), node.id(), host);
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
    /// @return for each tasklet: done when its components are open, or with why one is not
    List<CompletableFuture<Optional<FlowStartException>>> start() {
        var opened = new ArrayList<CompletableFuture<Optional<FlowStartException>>>();
        tasklets.forEach(tasklet -> opened.add(tasklet.start()));
        sources.forEach(source -> opened.add(source.start()));
        return opened;
    }

    void feed(String node, Packet packet, Origin origin, boolean asked) {
        var place = place(node);
        place.inputs().inbox().put(new Attempt(place.step(), packet, origin, Port.IN, asked, 1));
    }

    /// Lets everything in flight run out.
    ///
    /// @return true if all tasklets ended in time
    boolean drain(Duration time) throws InterruptedException {
        var deadline = System.nanoTime() + time.toNanos();
        sources.forEach(SourceTasklet::stop);
        places.values().forEach(place -> place.inputs().inbox().close());
        return join(deadline);
    }

    /// Ends everything at once.
    void cancel(Duration time) throws InterruptedException {
        sources.forEach(SourceTasklet::stop);
        tasklets.forEach(Tasklet::cancel);
        join(System.nanoTime() + time.toNanos());
    }

    private boolean join(long deadline) throws InterruptedException {
        var all = true;
        for (var source : sources) {
            all &= source.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
        for (var tasklet : tasklets) {
            all &= tasklet.join(Duration.ofNanos(deadline - System.nanoTime()));
        }
        return all;
    }

    List<Numbers.OfNode> nodeNumbers() {
        var numbers = new ArrayList<Numbers.OfNode>();
        sources.forEach(source -> numbers.add(source.numbers()));
        tasklets.forEach(tasklet -> numbers.addAll(tasklet.numbers()));
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
