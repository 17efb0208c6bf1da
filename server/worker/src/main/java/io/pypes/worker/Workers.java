package io.pypes.worker;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunHealth;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Worker processes, and which documents go to which. A process is started when a flow is to run in it. Documents go to
/// the worker that has most places free; each says how many it takes at a time. Thread-safe.
///
/// When a process ends, the documents that it had may be what it died of. They go on one by one, each alone in a
/// process, so that the others are not suspected with it; one that three processes died of becomes a dead letter.
public final class Workers implements AutoCloseable {

    private static final String STOPPED = "The flow was stopped before this document was done.";
    private static final Duration ROUND_TRIP = Duration.ofSeconds(5);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Door door;
    private final List<Slot> slots;
    private final Map<Integer, RemoteRun> runs = new LinkedHashMap<>();
    private final Deque<Lease> suspects = new ArrayDeque<>();
    private final Redelivery redelivery;
    private int runNumber;
    private long leaseNumber;

    /// Where a flow runs.
    public enum Spread {
        /// In one worker, so that what it gathers over documents is in one place.
        ONE,
        /// In all workers.
        ALL
    }

    /// @param contents how content goes to workers and comes from them that is too large for a message
    public Workers(WorkerSettings settings, Launcher launcher, Contents contents, InstantSource clock)
            throws IOException {
        this.door = new Door(contents);
        this.redelivery = new Redelivery(clock);
        this.slots = IntStream.rangeClosed(1, settings.count())
                .mapToObj(number -> new Slot("worker-" + number, this, door, launcher, settings, clock))
                .toList();
    }

    /// Starts a flow, all or nothing. Blocks until all components are open.
    ///
    /// @param jars paths of the plugins that it uses
    /// @param sources whether those of the flow bring documents in
    /// @throws FlowStartException if a component could not be made ready
    public Running start(Flow flow, List<String> jars, Host host, Flow.Limits limits, boolean sources, Spread spread)
            throws FlowStartException, InterruptedException {
        var order = new RunOrder(host.flow(), host.revision(), sources, flow.definition(), jars, limits);
        var run = locked(() -> {
            var made = new RemoteRun(this, ++runNumber, flow, host, order, chosen(spread));
            runs.put(made.number, made);
            return made;
        });
        var started = false;
        try {
            run.slots.forEach(Slot::begin); // all at once
            for (var slot : run.slots) {
                slot.open(run);
            }
            started = true;
        } finally {
            if (!started) {
                stop(run, Duration.ZERO);
            }
        }
        return run;
    }

    private List<Slot> chosen(Spread spread) {
        return spread == Spread.ALL
                ? slots
                : slots.stream()
                        .min(Comparator.comparingLong(slot -> runs.values().stream()
                                .filter(run -> run.slots.contains(slot))
                                .count()))
                        .stream()
                        .toList();
    }

    /// Runs that belong to a worker.
    List<RemoteRun> runsOf(Slot slot) {
        return runs.values().stream().filter(run -> run.slots.contains(slot)).toList();
    }

    <T> T locked(Supplier<T> action) {
        lock.lock();
        try {
            return action.get();
        } finally {
            lock.unlock();
        }
    }

    /// Wakes who waits for something here.
    void tell() {
        locked(() -> {
            changed.signalAll();
            return true;
        });
    }

    /// Waits until a session is there, or the time is over.
    @Nullable
    Session await(Slot slot, long nanos) throws InterruptedException {
        lock.lock();
        try {
            var left = nanos;
            while (slot.session() == null && left > 0) {
                left = changed.awaitNanos(left);
            }
            return slot.session();
        } finally {
            lock.unlock();
        }
    }

    boolean offer(RemoteRun run, Document document, DocumentListener listener) {
        lock.lock();
        try {
            if (run.closed) {
                return false;
            }
            run.taken();
            run.queue.add(new Lease(run, ++leaseNumber, document, listener));
            pump(run);
            return true;
        } finally {
            lock.unlock();
        }
    }

    /// A source in a worker brought a document, which is accepted.
    Lease brought(RemoteRun run, Session session, Host.Accepted accepted) {
        var lease = locked(() -> new Lease(run, ++leaseNumber, accepted.document(), accepted.listener()));
        run.taken();
        var isThere = locked(() -> {
            if (!session.ended) {
                session.add(lease);
            }
            return !session.ended;
        });
        if (!isThere) {
            goOn(List.of(lease));
        }
        return lease;
    }

    /// Gives away what can be given.
    void pump() {
        giveSuspects();
        runs.values().forEach(this::pump);
    }

    private void pump(RemoteRun run) {
        while (!run.queue.isEmpty()) {
            var freest = freest(run);
            if (freest == null) {
                return;
            }
            freest.give(run.queue.remove());
        }
    }

    /// A loop, since it is asked for each document.
    private static @Nullable Session freest(RemoteRun run) {
        Session freest = null;
        for (var slot : run.slots) {
            var session = slot.session();
            if (session != null && session.hasPlace(run) && (freest == null || session.free(run) > freest.free(run))) {
                freest = session;
            }
        }
        return freest;
    }

    private void giveSuspects() {
        for (var left = suspects.size(); left > 0; left--) {
            var suspect = suspects.remove();
            var sessions = suspect.run.slots.stream()
                    .map(Slot::session)
                    .filter(Objects::nonNull)
                    .toList();
            var idle = sessions.stream()
                    .filter(session -> session.isIdle(suspect.run))
                    .findFirst();
            if (idle.isPresent()) {
                idle.get().draining = false;
                idle.get().alone = suspect;
                idle.get().give(suspect);
            } else {
                suspects.add(suspect);
                if (sessions.stream().noneMatch(session -> session.draining)) {
                    sessions.stream().findFirst().ifPresent(session -> session.draining = true);
                }
            }
        }
        if (suspects.isEmpty()) {
            slots.stream().map(Slot::session).filter(Objects::nonNull).forEach(session -> session.draining = false);
        }
    }

    void settled(Session session, long number, Outcome outcome) {
        var lease = locked(() -> {
            var ended = session.ended ? null : session.remove(number);
            if (ended != null) {
                if (!suspects.isEmpty() || session.leases.isEmpty()) {
                    pump();
                } else {
                    pump(ended.run);
                }
            }
            return ended;
        });
        if (lease != null) {
            lease.run.settled(lease, outcome);
        }
    }

    /// A process has ended. Its documents go on elsewhere, or in the next one.
    ///
    /// @param cause a sentence; empty if its end was wanted
    void ended(Session session, String cause) {
        var left = locked(() -> {
            session.ended = true;
            session.seats.values().forEach(seat -> {
                if (seat.health != null) {
                    seat.run.addBefore(seat.health);
                }
            });
            var leases = List.copyOf(session.leases.values());
            session.leases.clear();
            changed.signalAll();
            return leases;
        });
        if (!left.isEmpty()) {
            Thread.ofVirtual().name("redeliver").start(() -> goOn(redelivery.of(left, cause)));
        }
    }

    /// Lets documents wait for a worker again. Those of a run that has ended meanwhile end with it.
    private void goOn(List<Lease> leases) {
        var late = locked(() -> {
            for (var lease : leases) {
                if (lease.isSuspect()) {
                    suspects.add(lease);
                } else {
                    lease.run.queue.addFirst(lease);
                }
            }
            pump();
            return leases.stream()
                    .map(lease -> lease.run)
                    .distinct()
                    .filter(run -> !runs.containsKey(run.number))
                    .toList();
        });
        late.forEach(this::failQueued);
    }

    boolean stop(RemoteRun run, Duration deadline) throws InterruptedException {
        var until = System.nanoTime() + deadline.toNanos();
        awaitEmpty(run, until);
        failQueued(run);
        for (var slot : run.slots) {
            slot.close(run, Duration.ofNanos(Math.max(0, until - System.nanoTime())), ROUND_TRIP);
        }
        locked(() -> runs.remove(run.number));
        failQueued(run);
        awaitEmpty(run, System.nanoTime() + ROUND_TRIP.toNanos()); // what a process had that died meanwhile
        return locked(() -> !run.lost);
    }

    private void awaitEmpty(RemoteRun run, long until) throws InterruptedException {
        lock.lock();
        try {
            run.closed = true;
            for (var left = until - System.nanoTime(); run.inFlight() > 0 && left > 0; ) {
                left = changed.awaitNanos(left);
            }
        } finally {
            lock.unlock();
        }
    }

    /// Documents that no worker has and that are not to begin any more.
    private void failQueued(RemoteRun run) {
        var left = locked(() -> {
            var waiting = new ArrayList<>(run.queue);
            run.queue.clear();
            suspects.stream().filter(suspect -> suspect.run == run).forEach(waiting::add);
            suspects.removeAll(waiting);
            run.lost |= !waiting.isEmpty();
            pump(); // a worker may have kept itself free for one of them
            return waiting;
        });
        left.forEach(lease -> run.settled(lease, Lease.failed(STOPPED)));
    }

    boolean isEmpty(Session session) {
        return locked(() -> session.leases.isEmpty());
    }

    /// What is known of a run in its processes. Under the lock.
    List<RunHealth> healths(RemoteRun run) {
        return run.slots.stream()
                .map(Slot::session)
                .filter(Objects::nonNull)
                .flatMap(session -> session.health(run).stream())
                .toList();
    }

    /// All workers, in the order of their names.
    public List<WorkerView> views() {
        return locked(() -> slots.stream().map(Slot::view).toList());
    }

    /// Ends the process of a worker and starts another one. The documents it has go on.
    ///
    /// @return false if there is no such worker
    public boolean restart(String name) {
        var found = slots.stream().filter(slot -> slot.name().equals(name)).findFirst();
        found.ifPresent(Slot::restart);
        return found.isPresent();
    }

    /// Ends all processes.
    @Override
    public void close() throws IOException {
        slots.forEach(Slot::end);
        door.close();
    }

    static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    /// A message of a run.
    @Nullable
    RemoteRun run(int number) {
        return locked(() -> runs.get(number));
    }

    static Message refused(long call, Exception why) {
        return new Message.Refused(call, String.valueOf(why.getMessage()));
    }
}
