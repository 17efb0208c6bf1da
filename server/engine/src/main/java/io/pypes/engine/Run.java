package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A flow at work. Thread-safe.
public final class Run {

    private static final Duration OPEN_TIME = Duration.ofMinutes(1);
    private static final Duration CANCEL_TIME = Duration.ofSeconds(2);

    private final Flow flow;
    private final Host host;
    private final Wiring wiring;
    private final Map<String, Flow.Entry> entries = new LinkedHashMap<>();
    private final Semaphore room;
    private final Set<Account> inFlight = ConcurrentHashMap.newKeySet();
    private final DocumentCounters counters = new DocumentCounters();
    private final ReentrantReadWriteLock intake = new ReentrantReadWriteLock();
    private boolean stopping;

    Run(Flow flow, Host host, Flow.Limits limits) {
        this.flow = flow;
        this.host = host;
        this.room = new Semaphore(limits.documents());
        flow.entries().forEach(entry -> entries.put(entry.node(), entry));
        this.wiring = new Wiring(flow, host, limits, this::acceptFromSource);
    }

    void start() throws FlowStartException, InterruptedException {
        var deadline = System.nanoTime() + OPEN_TIME.toNanos();
        for (var opened : wiring.start()) {
            try {
                var fault = opened.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
                if (fault.isPresent()) {
                    throw notStarted(fault.get());
                }
            } catch (ExecutionException impossible) {
                throw new IllegalStateException(impossible);
            } catch (TimeoutException late) {
                throw notStarted(new FlowStartException("", new IOException("It took longer than a minute.", late)));
            }
        }
    }

    private FlowStartException notStarted(FlowStartException reason) throws InterruptedException {
        closeIntake();
        wiring.cancel(CANCEL_TIME);
        return reason;
    }

    /// Hands over a document if the flow has room for it.
    ///
    /// @return false if the flow is full or stopping; nothing was taken then, and the listener is not called
    public boolean offer(Document document, DocumentListener listener) throws InterruptedException {
        return room.tryAcquire() && enter(document, listener);
    }

    /// Hands over a document; blocks while the flow is full.
    ///
    /// @return false if the flow is stopping; nothing was taken then
    public boolean submit(Document document, DocumentListener listener) throws InterruptedException {
        room.acquire();
        return enter(document, listener);
    }

    private boolean enter(Document document, DocumentListener listener) throws InterruptedException {
        intake.readLock().lock();
        try {
            if (stopping) {
                room.release();
                return false;
            }
            dispatch(document, open(document, listener));
            return true;
        } finally {
            intake.readLock().unlock();
        }
    }

    private void dispatch(Document document, Account account) throws InterruptedException {
        var asked = document.entry().isPresent();
        var type = document.packet().mediaType();
        var takers = entries.values().stream()
                .filter(entry -> asked ? entry.node().equals(document.entry().get()) : entry.takes(type))
                .map(Flow.Entry::node)
                .toList();
        if (takers.isEmpty()) {
            turnAway(account, asked);
            return;
        }
        account.open(takers.size() - 1);
        for (var node : takers) {
            wiring.feed(node, document.packet(), account, asked);
        }
    }

    private Account open(Document document, DocumentListener listener) {
        var account = new Account(document, listener, this::settled);
        inFlight.add(account);
        counters.accepted();
        return account;
    }

    private void turnAway(Account account, boolean asked) {
        var document = account.source();
        var message = asked
                ? "This flow has no adapter \"%s\" for fed documents. It has %s."
                        .formatted(document.entry().orElse(""), Places.list(List.copyOf(entries.keySet())))
                : "No adapter of this flow takes %s."
                        .formatted(document.packet().mediaType().essence());
        var letter = new DeadLetter(
                document,
                "",
                document.packet(),
                ErrorKind.INVALID_INPUT,
                message,
                1,
                host.clock().instant());
        try {
            host.keep(letter);
            account.end(State.DEAD_LETTERED, 1, "", message);
        } catch (IOException | RuntimeException notKept) {
            System.getLogger("io.pypes.engine")
                    .log(Level.ERROR, "Document \"%s\" could not be kept.".formatted(document.id()), notKept);
            account.end(State.FAILED, 1, "", message);
        }
    }

    private Account acceptFromSource(String node, Packet packet) throws IOException, InterruptedException {
        room.acquire();
        try {
            var taken = host.accept(node, packet);
            return open(taken.document(), taken.listener());
        } catch (IOException | InterruptedException | RuntimeException notTaken) {
            room.release();
            throw notTaken;
        }
    }

    private void settled(Account account, Outcome outcome) {
        if (inFlight.remove(account)) {
            counters.settled(outcome.state());
            room.release();
        }
    }

    /// Takes no more documents, waits until all that are in flight are settled, then ends. What is not settled at the
    /// deadline is cancelled and ends as failed.
    ///
    /// @return true if everything was settled in time
    public boolean stop(Duration deadline) throws InterruptedException {
        closeIntake();
        var drained = wiring.drain(deadline);
        if (!drained) {
            wiring.cancel(CANCEL_TIME);
        }
        var left = List.copyOf(inFlight);
        left.forEach(account -> account.cancel("The flow was stopped before this document was done."));
        return left.isEmpty();
    }

    /// After this no document is on its way in any more.
    private void closeIntake() {
        intake.writeLock().lock();
        try {
            stopping = true;
        } finally {
            intake.writeLock().unlock();
        }
    }

    /// Counts so far.
    public Numbers numbers() {
        return new Numbers(counters.numbers(inFlight.size()), wiring.nodeNumbers(), wiring.wireNumbers());
    }

    /// The last packets that passed a wire, newest first, at most 20; none for an unknown wire.
    public List<SeenPacket> lastPackets(String wire) {
        return wiring.lastPackets(wire);
    }

    public Flow flow() {
        return flow;
    }
}
