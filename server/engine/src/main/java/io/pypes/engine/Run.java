package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/// A flow at work in this process. Thread-safe.
public final class Run implements Running {

    private static final System.Logger LOG = System.getLogger("io.pypes.engine");
    private static final Duration CANCEL_TIME = Duration.ofSeconds(2);

    private final Flow flow;
    private final Host host;
    private final Wiring wiring;
    private final Flow.Limits limits;
    private final Room room;
    private final Set<Account> inFlight = ConcurrentHashMap.newKeySet();
    private final AtomicLong number = new AtomicLong();
    private final DocumentCounters counters = new DocumentCounters();
    private final ReentrantReadWriteLock intake = new ReentrantReadWriteLock();
    private volatile boolean stopping;
    private volatile boolean over;
    private volatile boolean lost;

    /// Makes a run.
    ///
    /// @param sources whether those of the flow bring documents in
    Run(Flow flow, Host host, Flow.Limits limits, boolean sources) {
        this.flow = flow;
        this.host = host;
        this.limits = limits;
        this.room = new Room(limits.documents());
        this.wiring = new Wiring(flow, host, limits);
        if (sources) {
            wiring.addSources(this::acceptFromSource);
        }
    }

    void start() throws FlowStartException, InterruptedException {
        var started = false;
        try {
            awaitOpen(wiring.start());
            wiring.begin();
            started = true;
        } finally {
            if (!started) {
                end();
            }
        }
    }

    private void awaitOpen(List<Opening> openings) throws FlowStartException, InterruptedException {
        var deadline = Nanos.after(limits.opening());
        for (var opening : openings) {
            try {
                opening.done().get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (ExecutionException thrown) {
                var cause = thrown.getCause();
                throw notStarted(opening.node(), cause == null ? thrown : cause);
            } catch (TimeoutException late) {
                var sentence = "It took longer than %s.".formatted(Places.words(limits.opening()));
                throw notStarted(opening.node(), new IOException(sentence, late));
            }
        }
    }

    private static FlowStartException notStarted(String node, Throwable cause) {
        var about = "Node \"%s\" ".formatted(node);
        var said = Places.said(cause);
        return new FlowStartException(node, said.startsWith(about) ? said : about + "could not start: " + said, cause);
    }

    @Override
    public boolean offer(Document document, DocumentListener listener) throws InterruptedException {
        return room.tryEnter() && enter(document, listener);
    }

    /// Hands over a document; blocks while the flow is full.
    ///
    /// @return false if the flow is stopping; nothing was taken then
    public boolean submit(Document document, DocumentListener listener) throws InterruptedException {
        return room.enter() && enter(document, listener);
    }

    private boolean enter(Document document, DocumentListener listener) {
        intake.readLock().lock();
        try {
            if (stopping) {
                room.leave();
                return false;
            }
            var account = open(document, listener, true);
            try {
                dispatch(document, account);
            } catch (RuntimeException | Error fault) {
                LOG.log(Level.ERROR, "Document \"%s\" could not be dispatched.".formatted(document.id()), fault);
                account.cancel("The flow could not take this document.");
            }
            return true;
        } finally {
            intake.readLock().unlock();
        }
    }

    /// Takes documents out with which nothing was done yet, the last first. Their listeners hear nothing more.
    ///
    /// @param most how many
    public List<Document> withdraw(int most) {
        var withdrawn = new ArrayList<Document>();
        var last = inFlight.stream()
                .filter(Account::isNew)
                .sorted(Comparator.comparingLong(Account::number).reversed())
                .iterator();
        while (withdrawn.size() < most && last.hasNext()) {
            var account = last.next();
            if (account.withdraw()) {
                inFlight.remove(account);
                counters.withdrawn();
                room.leave();
                withdrawn.add(account.source());
            }
        }
        return withdrawn;
    }

    private void dispatch(Document document, Account account) {
        var places = flow.places(document);
        if (places.isEmpty()) {
            turnAway(account);
            return;
        }
        account.open(places.size() - 1L);
        for (var place : places) {
            wiring.feed(place, document.packet(), account, document.entrance().insistsOn(place.node()));
        }
    }

    /// @param fed whether nothing was done with it yet
    private Account open(Document document, DocumentListener listener, boolean fed) {
        var account = new Account(number.getAndIncrement(), document, listener, this::settled);
        if (!fed) {
            account.begin();
        }
        inFlight.add(account);
        counters.accepted();
        if (over) {
            cancel(account);
        }
        return account;
    }

    private void turnAway(Account account) {
        if (!account.begin()) {
            return;
        }
        var document = account.source();
        var message = whyNot(document);
        var place = document.entrance() instanceof Entrance.Resumed resumed
                ? resumed.place()
                : new FlowDefinition.End("", "");
        try {
            host.keep(new DeadLetter(
                    document,
                    document.packetId(),
                    place.node(),
                    place.port(),
                    document.packet(),
                    ErrorKind.INVALID_INPUT,
                    message,
                    1,
                    host.clock().instant()));
        } catch (Throwable notKept) {
            LOG.log(Level.ERROR, "Document \"%s\" could not be kept.".formatted(document.id()), notKept);
            account.end(State.FAILED, 1, "", message);
            return;
        }
        account.end(State.DEAD_LETTERED, 1, "", message);
    }

    private String whyNot(Document document) {
        return switch (document.entrance()) {
            case Entrance.ByMediaType _ ->
                "No adapter of this flow takes %s."
                        .formatted(document.packet().mediaType().essence());
            case Entrance.Adapter(var node) ->
                "This flow has no adapter \"%s\" for fed documents. It has %s."
                        .formatted(node, Places.list(flow.entryNames()));
            case Entrance.Resumed resumed ->
                flow.whyNotAt(resumed.node(), resumed.port()).orElseThrow();
            case Entrance.Brought(var node, var port) ->
                "Nothing is wired to port \"%s\" of a node \"%s\" any more, which brought this document in."
                        .formatted(port, node);
        };
    }

    private Account acceptFromSource(String node, String port, Packet packet) throws IOException, InterruptedException {
        if (!room.enter()) {
            throw new InterruptedException("The flow is stopping.");
        }
        try {
            var taken = host.accept(node, port, packet);
            return open(taken.document(), taken.listener(), false);
        } catch (IOException | InterruptedException | RuntimeException | Error notTaken) {
            room.leave();
            throw notTaken;
        }
    }

    private void settled(Account account, Outcome outcome) {
        if (inFlight.remove(account)) {
            counters.settled(outcome.state());
            room.leave();
        }
    }

    @Override
    public boolean stop(Duration deadline) throws InterruptedException {
        var until = Nanos.after(deadline);
        if (!closeIntake(until) || !wiring.drain(until)) {
            end();
        }
        cancelLeft();
        return !lost;
    }

    /// Ends everything at once.
    private void end() throws InterruptedException {
        try {
            closeIntake(System.nanoTime());
            wiring.cancel(CANCEL_TIME);
        } finally {
            cancelLeft();
        }
    }

    private void cancelLeft() {
        over = true;
        List.copyOf(inFlight).forEach(this::cancel);
    }

    private void cancel(Account account) {
        account.cancel("The flow was stopped before this document was done.", () -> lost = true);
    }

    /// Turns away whoever waits to hand over a document.
    ///
    /// @param deadline in [System#nanoTime]
    /// @return true if no document is on its way in any more
    private boolean closeIntake(long deadline) throws InterruptedException {
        stopping = true;
        room.close();
        var closed = intake.writeLock().tryLock(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
        if (closed) {
            intake.writeLock().unlock();
        }
        return closed;
    }

    @Override
    public Numbers numbers() {
        return new Numbers(counters.numbers(inFlight.size()), wiring.nodeNumbers(), wiring.wireNumbers());
    }

    @Override
    public List<Holdup> holdups() {
        return wiring.holdups();
    }

    /// How many calls were given up because they did not end; their threads may go on for ever.
    public int hung() {
        return wiring.hung();
    }

    @Override
    public List<SeenPacket> lastPackets(String wire) {
        return wiring.lastPackets(wire);
    }

    @Override
    public Flow flow() {
        return flow;
    }
}
