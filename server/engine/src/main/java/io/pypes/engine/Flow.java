package io.pypes.engine;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Port;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A checked flow, ready to run as often as wanted.
public final class Flow {

    private final FlowDefinition definition;
    private final List<BoundNode<?>> nodes;
    private final List<FlowDefinition.Wire> wires;
    private final List<Entry> entries;
    private final List<String> entryNames;

    Flow(FlowDefinition definition, List<BoundNode<?>> nodes, List<FlowDefinition.Wire> wires) {
        this.definition = definition;
        this.nodes = List.copyOf(nodes);
        this.wires = List.copyOf(wires);
        this.entries = this.nodes.stream()
                .filter(node -> node.type().kind() == Kind.ADAPTER
                        && !node.inputs().isEmpty()
                        && !node.definition().disabled()
                        && wires.stream().noneMatch(wire -> wire.to().node().equals(node.id())))
                .map(node -> new Entry(node.id(), node.takes()))
                .toList();
        this.entryNames = entries.stream().map(Entry::node).toList();
    }

    public FlowDefinition definition() {
        return definition;
    }

    /// Which nodes share a tasklet when it runs.
    public Plan plan() {
        return new Planner(this).plan();
    }

    List<BoundNode<?>> nodes() {
        return nodes;
    }

    List<FlowDefinition.Wire> wires() {
        return wires;
    }

    /// The adapters that fed documents are offered to.
    public List<Entry> entries() {
        return entries;
    }

    List<String> entryNames() {
        return entryNames;
    }

    /// The component types of its nodes.
    public Set<ComponentType<?>> types() {
        return nodes.stream().map(BoundNode::type).collect(Collectors.toUnmodifiableSet());
    }

    /// Whether a component of it may take the process down.
    public boolean isIsolated() {
        return nodes.stream()
                .anyMatch(node ->
                        node.type().traits().isolated() && !node.definition().disabled());
    }

    /// Whether it has a place for a document. One that has none becomes a dead letter while it is handed over.
    public boolean takes(Document document) {
        return !places(document).isEmpty();
    }

    /// The input ports that a document goes to.
    List<FlowDefinition.End> places(Document document) {
        var type = document.packet().mediaType();
        return switch (document.entrance()) {
            case Entrance.ByMediaType _ ->
                entries.stream()
                        .filter(entry -> entry.takes(type))
                        .map(entry -> new FlowDefinition.End(entry.node(), Port.IN))
                        .toList();
            case Entrance.Adapter(var node) ->
                entryNames.contains(node) ? List.of(new FlowDefinition.End(node, Port.IN)) : List.of();
            case Entrance.Resumed resumed ->
                whyNotAt(resumed.node(), resumed.port()).isEmpty() ? List.of(resumed.place()) : List.of();
            case Entrance.Brought(var node, var port) -> targets(new FlowDefinition.End(node, port));
        };
    }

    /// Says why a packet cannot go on at an input port; empty if it can.
    public Optional<String> whyNotAt(String node, String port) {
        var found =
                nodes.stream().filter(candidate -> candidate.id().equals(node)).findFirst();
        if (found.isEmpty()) {
            return Optional.of("The flow has no node \"%s\".".formatted(node));
        }
        var ports = found.get().inputs().stream().map(Port::name).toList();
        return ports.contains(port)
                ? Optional.empty()
                : Optional.of(
                        "Node \"%s\" has no input port \"%s\". It has %s.".formatted(node, port, Places.list(ports)));
    }

    /// The input ports that are wired to an output port.
    List<FlowDefinition.End> targets(FlowDefinition.End output) {
        return wires.stream()
                .filter(wire -> wire.from().equals(output))
                .map(FlowDefinition.Wire::to)
                .toList();
    }

    /// An adapter that fed documents are offered to.
    ///
    /// @param node id of its node
    /// @param takes the media types it takes
    public record Entry(String node, List<MediaType> takes) {
        boolean takes(MediaType mediaType) {
            return takes.stream().anyMatch(range -> range.covers(mediaType));
        }
    }

    /// Opens every component and starts the tasklets. All or nothing: if one component does not open, those already
    /// open are closed again. Blocks until all are open.
    ///
    /// @throws FlowStartException if a component could not be made ready
    public Run start(Host host, Limits limits) throws FlowStartException, InterruptedException {
        return started(new Run(this, host, limits, true));
    }

    /// Starts it as [#start] does, but for its sources, which are not even opened: it has only the documents that it is
    /// given.
    ///
    /// @throws FlowStartException if a component could not be made ready
    public Run startWithoutSources(Host host, Limits limits) throws FlowStartException, InterruptedException {
        return started(new Run(this, host, limits, false));
    }

    private static Run started(Run run) throws FlowStartException, InterruptedException {
        run.start();
        return run;
    }

    /// How much a run may hold, and for how long.
    ///
    /// @param documents documents in flight in the whole flow
    /// @param wire what may wait on one wire
    /// @param wires what may wait on all of them, each of which has an equal part of it
    /// @param opening how long its components may take to open
    /// @param idle how long a tasklet that has nothing to do keeps its thread
    public record Limits(int documents, Bound wire, Bound wires, Duration opening, Duration idle) {
        public static final Limits DEFAULT = new Limits(10_000, 1024);

        /// A minute for opening, and a second for idle tasklets.
        public Limits(int documents, Bound wire, Bound wires) {
            this(documents, wire, wires, Duration.ofMinutes(1), Duration.ofSeconds(1));
        }

        /// 16 MB on a wire, 100,000 packets and 256 MB on all.
        public Limits(int documents, int wire) {
            this(documents, new Bound(wire, 16 << 20), new Bound(100_000, 256 << 20));
        }

        /// What may wait on one of so many wires.
        Bound each(int many) {
            var part = wires.part(many);
            return new Bound(Math.min(wire.packets, part.packets), Math.min(wire.bytes, part.bytes));
        }
    }

    /// How much may wait.
    ///
    /// @param packets at least 1
    /// @param bytes that they take in memory, about; one packet may always wait
    public record Bound(int packets, long bytes) {
        Bound part(int of) {
            return new Bound(Math.max(1, packets / of), Math.max(1, bytes / of));
        }
    }
}
