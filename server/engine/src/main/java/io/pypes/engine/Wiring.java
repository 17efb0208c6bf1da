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
import java.util.stream.Stream;

/// The tasklets of a run and the wires between them.
final class Wiring {

    private final Flow flow;
    private final Host host;
    private final Flow.Limits limits;
    private final Plan plan;
    /// What may wait on one wire.
    private final Flow.Bound bound;
    private final Map<String, BoundNode<?>> nodes = new HashMap<>();
    private final Map<String, Station> stations = new HashMap<>();
    private final Map<String, Track> tracks = new LinkedHashMap<>();
    private final List<Tasklet> tasklets = new ArrayList<>();
    private final Map<String, SourceTasklet> sources = new LinkedHashMap<>();
    private volatile int leftBehind; // of what was to end

    Wiring(Flow flow, Host host, Flow.Limits limits) {
        this.flow = flow;
        this.host = host;
        this.limits = limits;
        this.plan = flow.plan();
        flow.nodes().forEach(node -> nodes.put(node.id(), node));
        this.bound = limits.each(Math.max(1, plan.cuts().size()));
        flow.wires().forEach(wire -> tracks.put(wire.id(), new Track(wire, bound.packets())));
        var runs = runs();
        runs.forEach(this::station);
        runs.forEach(this::tasklets);
    }

    /// Makes the tasklets that bring documents in; before the start.
    void addSources(SourceTasklet.Intake intake) {
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
    private List<List<BoundNode<?>>> runs() {
        return plan.tasklets().stream()
                .map(run -> run.stream()
                        .flatMap(id -> Stream.<BoundNode<?>>ofNullable(nodes.get(id)))
                        .filter(node -> !node.inputs().isEmpty())
                        .toList())
                .filter(run -> !run.isEmpty())
                .toList();
    }

    /// Makes room for what the tasklets of a run take in.
    private void station(List<BoundNode<?>> run) {
        var replicas = run.getFirst().replicas();
        var inputs = Stream.generate(Inputs::new).limit(replicas.count()).toList();
        for (var step = 0; step < run.size(); step++) {
            stations.put(run.get(step).id(), new Station(inputs, step, replicas.order()));
        }
    }

    private Station station(String node) {
        return Objects.requireNonNull(stations.get(node), node);
    }

    private Track track(String wire) {
        return Objects.requireNonNull(tracks.get(wire), wire);
    }

    /// Makes the tasklets of a run, one for each replica.
    private void tasklets(List<BoundNode<?>> run) {
        var replicas = station(run.getFirst().id()).replicas();
        for (var number = 0; number < replicas.size(); number++) {
            var benches = run.stream().map(this::bench).toList();
            for (var step = 1; step < benches.size(); step++) {
                var counters = benches.get(step).counters();
                benches.get(step - 1).ways().within().ifPresent(way -> way.leadsTo(counters));
            }
            var name = flow.definition().name() + "/" + run.getFirst().id() + (number == 0 ? "" : "#" + (number + 1));
            tasklets.add(new Tasklet(name, benches, replicas.get(number), limits));
        }
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
        if (out.size() == 1 && isWithin(out.getFirst())) {
            var wire = out.getFirst();
            var recent = new Recent(host.clock());
            var way =
                    Way.within(port, station(wire.to().node()).step(), wire.to().port(), recent);
            track(wire.id()).add(way, recent);
            return way;
        }
        return Way.away(port, out.stream().map(wire -> lane(node, wire)).toList());
    }

    private boolean isWithin(FlowDefinition.Wire wire) {
        return !plan.cuts().containsKey(wire.id());
    }

    /// Makes the links of a wire from one replica of its sender to all of its receiver.
    private Lane lane(BoundNode<?> from, FlowDefinition.Wire wire) {
        var to = station(wire.to().node());
        var part = bound.part(from.replicas().count() * to.replicas().size());
        var links = to.replicas().stream()
                .map(inputs -> {
                    var link = new Link(wire.to().port(), part.packets(), part.bytes(), inputs.waiter(), host.clock());
                    inputs.connect(link);
                    track(wire.id()).add(link);
                    return link;
                })
                .toArray(Link[]::new);
        return new Lane(links, to.order());
    }

    /// Starts all threads.
    ///
    /// @return what is to be waited for, in order
    List<Opening> start() {
        var openings = new ArrayList<Opening>();
        tasklets.forEach(tasklet -> openings.addAll(tasklet.start()));
        sources.forEach((node, source) -> openings.add(new Opening(node, source.start())));
        return openings;
    }

    /// Lets the sources bring documents in: every component is open.
    void begin() {
        sources.values().forEach(SourceTasklet::begin);
    }

    /// Gives a packet to a node; to be called before [#drain] only. Never blocks: a node gets no more packets this way
    /// than the flow may hold documents.
    void feed(FlowDefinition.End end, Packet packet, Origin origin, boolean asked) {
        var station = station(end.node());
        station.feed(new Attempt(station.step(), packet, origin, end.port(), asked, 1));
    }

    /// Lets everything in flight run out.
    ///
    /// @param deadline in [System#nanoTime]
    /// @return true if all tasklets ended in time
    boolean drain(long deadline) throws InterruptedException {
        sources.values().forEach(SourceTasklet::stop);
        stations.values().forEach(Station::close);
        return join(deadline) == 0;
    }

    /// Ends everything at once. What does not end in time is left to itself.
    void cancel(Duration time) throws InterruptedException {
        sources.values().forEach(SourceTasklet::cancel);
        tasklets.forEach(Tasklet::cancel);
        tracks.values().forEach(track -> track.links().forEach(Link::wakeSender));
        leftBehind = join(Nanos.after(time));
    }

    /// @return how many have not ended
    private int join(long deadline) throws InterruptedException {
        var left = 0;
        for (var source : sources.values()) {
            left += source.join(deadline - System.nanoTime()) ? 0 : 1;
        }
        for (var tasklet : tasklets) {
            left += tasklet.join(deadline - System.nanoTime()) ? 0 : 1;
        }
        return left;
    }

    List<Numbers.OfNode> nodeNumbers() {
        var numbers = new ArrayList<Numbers.OfNode>();
        sources.values().forEach(source -> numbers.add(source.numbers()));
        var byNode = new HashMap<String, Numbers.OfNode>();
        tasklets.forEach(tasklet -> tasklet.numbers().forEach(of -> byNode.merge(of.id(), of, Numbers.OfNode::plus)));
        flow.nodes().forEach(node -> Optional.ofNullable(byNode.get(node.id())).ifPresent(numbers::add));
        return numbers;
    }

    /// The nodes that have something to do, in the order of the flow.
    List<Holdup> holdups() {
        var byNode = new HashMap<String, Holdup>();
        sources.forEach((node, source) -> byNode.put(node, source.holdup()));
        tasklets.forEach(tasklet -> tasklet.holdups().forEach(of -> byNode.merge(of.node(), of, Holdup::plus)));
        return flow.nodes().stream()
                .flatMap(node -> Stream.ofNullable(byNode.get(node.id())))
                .filter(Holdup::isSome)
                .toList();
    }

    /// How many calls were given up.
    int hung() {
        return leftBehind + tasklets.stream().mapToInt(Tasklet::hung).sum();
    }

    List<Numbers.OfWire> wireNumbers() {
        return tracks.values().stream().map(Track::numbers).toList();
    }

    List<SeenPacket> lastPackets(String wire) {
        var track = tracks.get(wire);
        return track == null ? List.of() : track.lastPackets();
    }
}
