package io.pypes.engine;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/// The tasklets of a run and the channels between them.
final class Wiring {

    private final Map<String, Channel> inboxes = new HashMap<>();
    private final Map<String, Link> links = new LinkedHashMap<>();
    private final Map<String, Tasklet> tasklets = new LinkedHashMap<>();
    private final Map<String, SourceTasklet> sources = new LinkedHashMap<>();
    private final Flow flow;
    private final Host host;
    private final Duration opening;
    private final AtomicBoolean draining = new AtomicBoolean();

    Wiring(Flow flow, Host host, Flow.Limits limits, SourceTasklet.Intake intake) {
        this.flow = flow;
        this.host = host;
        this.opening = limits.opening();
        flow.nodes().forEach(node -> inboxes.put(node.id(), new Channel(limits.wire())));
        flow.wires().forEach(wire -> {
            var target = inbox(wire.to().node());
            target.addSender();
            links.put(wire.id(), new Link(wire, target, host.clock()));
        });
        inboxes.values().forEach(Channel::addSender); // this run, which may feed any node until it drains
        flow.nodes().forEach(node -> add(node, intake));
    }

    private Channel inbox(String node) {
        var inbox = inboxes.get(node);
        if (inbox == null) {
            throw new IllegalArgumentException("There is no node \"%s\".".formatted(node));
        }
        return inbox;
    }

    private void add(BoundNode<?> node, SourceTasklet.Intake intake) {
        var name = flow.definition().name();
        var outlets = outlets(node);
        var context = new NodeContext(node.id(), host);
        var counters = new NodeCounters();
        if (node.inputs().isEmpty()) {
            sources.put(node.id(), new SourceTasklet(name, node, outlets, context, counters, intake));
            return;
        }
        var failures = new Failures(node.id(), outlets, host, context, counters);
        var retries = new Retries(node.definition().onError());
        var bench = new Bench(node, inbox(node.id()), outlets, context, counters, failures, retries);
        tasklets.put(node.id(), new Tasklet(name, bench, opening));
    }

    private Outlets outlets(BoundNode<?> node) {
        var byPort = new HashMap<String, List<Link>>();
        node.outputs().stream().map(Port::name).forEach(port -> byPort.put(port, new ArrayList<>()));
        for (var wire : flow.wires()) {
            var link = links.get(wire.id());
            var list = byPort.get(wire.from().port());
            if (wire.from().node().equals(node.id()) && link != null && list != null) {
                list.add(link);
            }
        }
        return new Outlets(node.id(), byPort);
    }

    /// Starts all threads.
    ///
    /// @return by node: done when its component is open
    Map<String, CompletableFuture<Void>> start() {
        var opened = new LinkedHashMap<String, CompletableFuture<Void>>();
        tasklets.forEach((node, tasklet) -> opened.put(node, tasklet.start()));
        sources.forEach((node, source) -> opened.put(node, source.start()));
        return opened;
    }

    /// Lets the sources bring documents in: every component is open.
    void begin() {
        sources.values().forEach(SourceTasklet::begin);
    }

    /// Gives a packet to a node; to be called before [#drain] only. Never blocks: a node gets no more packets this way
    /// than the flow may hold documents.
    void feed(FlowDefinition.End place, Packet packet, Origin origin, boolean asked) throws InterruptedException {
        inbox(place.node()).feed(new Delivery(packet, origin, place.port(), null, asked));
    }

    /// Lets everything in flight run out.
    ///
    /// @param deadline in [System#nanoTime]
    /// @return true if all tasklets ended in time
    boolean drain(long deadline) throws InterruptedException {
        if (draining.compareAndSet(false, true)) {
            sources.values().forEach(SourceTasklet::stop);
            inboxes.values().forEach(Channel::senderDone);
        }
        return join(deadline);
    }

    /// Ends everything at once.
    void cancel(Duration time) throws InterruptedException {
        sources.values().forEach(SourceTasklet::stop);
        tasklets.values().forEach(Tasklet::cancel);
        join(Nanos.after(time));
    }

    private boolean join(long deadline) throws InterruptedException {
        var all = true;
        for (var source : sources.values()) {
            all &= source.join(deadline - System.nanoTime());
        }
        for (var tasklet : tasklets.values()) {
            all &= tasklet.join(deadline - System.nanoTime());
        }
        return all;
    }

    List<Numbers.OfNode> nodeNumbers() {
        var numbers = new ArrayList<Numbers.OfNode>();
        sources.values().forEach(source -> numbers.add(source.numbers()));
        tasklets.values().forEach(tasklet -> numbers.add(tasklet.numbers()));
        return numbers;
    }

    List<Numbers.OfWire> wireNumbers() {
        return links.values().stream().map(Link::numbers).toList();
    }

    List<SeenPacket> lastPackets(String wire) {
        var link = links.get(wire);
        return link == null ? List.of() : link.recent().list();
    }
}
