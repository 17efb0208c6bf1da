package io.pypes.worker;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentCounters;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.Holdup;
import io.pypes.engine.Host;
import io.pypes.engine.Numbers;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.engine.SeenPacket;
import io.pypes.worker.protocol.Message.RunHealth;
import io.pypes.worker.protocol.Message.RunOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/// A flow at work in worker processes.
final class RemoteRun implements Running {

    final int number;
    final Host host;
    final RunOrder order;
    final List<Slot> slots;

    /// Documents that wait for a worker; under the lock of the workers, as what follows.
    final Deque<Lease> queue = new ArrayDeque<>();

    boolean closed;
    boolean lost; // a document was cancelled because the run ended
    private final Workers workers;
    private final Monitor monitor;
    private final Distribution documents;
    private final Flow flow;
    private final DocumentCounters counters = new DocumentCounters();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final Map<String, Numbers.OfNode> nodesBefore = new LinkedHashMap<>();
    private final Map<String, Long> wiresBefore = new LinkedHashMap<>();

    RemoteRun(Workers workers, int number, Flow flow, Host host, RunOrder order, List<Slot> slots) {
        this.workers = workers;
        this.monitor = workers.monitor;
        this.documents = workers.documents;
        this.number = number;
        this.flow = flow;
        this.host = host;
        this.order = order;
        this.slots = List.copyOf(slots);
    }

    @Override
    public Flow flow() {
        return flow;
    }

    @Override
    public boolean offer(Document document, DocumentListener listener) {
        return documents.offer(this, document, listener);
    }

    /// The processes that it may be in now.
    Stream<Session> sessions() {
        return slots.stream().map(Slot::session).filter(Objects::nonNull);
    }

    /// One more is in flight.
    void taken() {
        inFlight.incrementAndGet();
        counters.accepted();
    }

    /// A document has ended.
    void settled(Lease lease, Outcome outcome) {
        counters.settled(outcome.state());
        lease.tell(listener -> listener.settled(outcome));
        if (inFlight.decrementAndGet() == 0) {
            monitor.tell();
        }
    }

    int inFlight() {
        return inFlight.get();
    }

    @Override
    public boolean stop(Duration deadline) throws InterruptedException {
        return workers.stop(this, deadline);
    }

    /// A process of it has ended.
    void addBefore(RunHealth last) {
        last.numbers().nodes().forEach(node -> nodesBefore.merge(node.id(), still(node), Numbers.OfNode::plus));
        last.numbers().wires().forEach(wire -> wiresBefore.merge(wire.id(), wire.count(), Long::sum));
    }

    private static Numbers.OfNode still(Numbers.OfNode node) {
        return new Numbers.OfNode(node.id(), node.in(), node.out(), node.dropped(), node.failed(), 0, node.busyNanos());
    }

    @Override
    public Numbers numbers() {
        var nodes = new LinkedHashMap<String, Numbers.OfNode>();
        var wires = new LinkedHashMap<String, Numbers.OfWire>();
        flow.definition().nodes().forEach(node -> nodes.put(node.id(), noneOf(node.id())));
        flow.definition().wires().forEach(wire -> wires.put(wire.id(), new Numbers.OfWire(wire.id(), 0, 0, 0)));
        monitor.locked(() -> {
            nodesBefore.forEach((id, before) -> nodes.merge(id, before, Numbers.OfNode::plus));
            wiresBefore.forEach((id, count) -> wires.merge(id, new Numbers.OfWire(id, count, 0, 0), RemoteRun::plus));
            for (var health : Distribution.healths(this)) {
                health.numbers().nodes().forEach(node -> nodes.merge(node.id(), node, Numbers.OfNode::plus));
                health.numbers().wires().forEach(wire -> wires.merge(wire.id(), wire, RemoteRun::plus));
            }
        });
        return new Numbers(counters.numbers(inFlight.get()), List.copyOf(nodes.values()), List.copyOf(wires.values()));
    }

    private static Numbers.OfNode noneOf(String id) {
        return new Numbers.OfNode(id, 0, 0, 0, 0, 0, 0);
    }

    private static Numbers.OfWire plus(Numbers.OfWire one, Numbers.OfWire other) {
        return new Numbers.OfWire(
                one.id(),
                one.count() + other.count(),
                one.queued() + other.queued(),
                one.capacity() + other.capacity());
    }

    @Override
    public List<Holdup> holdups() {
        var nodes = new HashMap<String, Holdup>();
        var healths = monitor.locked(() -> Distribution.healths(this));
        for (var health : healths) {
            health.holdups().forEach(holdup -> nodes.merge(holdup.node(), holdup, Holdup::plus));
        }
        return flow.definition().nodes().stream()
                .map(node -> nodes.get(node.id()))
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public List<SeenPacket> lastPackets(String wire) {
        var seen = new ArrayList<SeenPacket>();
        slots.forEach(slot -> seen.addAll(slot.look(this, wire)));
        seen.sort((one, other) -> other.at().compareTo(one.at()));
        return List.copyOf(seen.subList(0, Math.min(seen.size(), 20)));
    }
}
