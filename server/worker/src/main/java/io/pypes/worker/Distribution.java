package io.pypes.worker;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Host;
import io.pypes.engine.Outcome;
import io.pypes.worker.protocol.Message.RunHealth;
import io.pypes.worker.protocol.Message.RunOrder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Which documents go to which worker: to the one that has most places free; each says how many it takes at a time.
/// Those that wait in a worker behind one that takes its time are taken back for another that is free. Thread-safe;
/// everything is under one lock.
final class Distribution {

    private static final String STOPPED = "The flow was stopped before this document was done.";
    private static final Duration LOOK = Duration.ofMillis(25);

    private final Monitor monitor;
    private final Map<Integer, RemoteRun> runs = new LinkedHashMap<>();
    private final Suspects suspects = new Suspects();
    private long leaseNumber;

    Distribution(Monitor monitor) {
        this.monitor = monitor;
    }

    /// A run begins.
    void add(RemoteRun run) {
        monitor.locked(() -> runs.put(run.number, run));
        monitor.tell();
    }

    @Nullable
    RemoteRun run(int number) {
        return monitor.locked(() -> runs.get(number));
    }

    /// Runs that belong to a worker.
    List<RemoteRun> runsOf(Slot slot) {
        return monitor.locked(() ->
                runs.values().stream().filter(run -> run.slots.contains(slot)).toList());
    }

    /// What is at work.
    List<RunOrder> orders() {
        return monitor.locked(() -> runs.values().stream().map(run -> run.order).toList());
    }

    boolean offer(RemoteRun run, Document document, DocumentListener listener) {
        return monitor.locked(() -> {
            if (run.closed || run.inFlight() >= run.order.limits().documents()) {
                return false;
            }
            run.taken();
            queue(new Lease(run, ++leaseNumber, document, listener));
            pump(run);
            return true;
        });
    }

    private void queue(Lease lease) {
        if (lease.isSuspect()) {
            suspects.add(lease);
            pump(); // a worker that was kept free for another may not be needed any more
        } else {
            lease.run.queue.add(lease);
        }
    }

    /// Before those that came later.
    private void requeue(Lease lease) {
        if (lease.isSuspect()) {
            suspects.add(lease);
        } else {
            lease.run.queue.addFirst(lease);
        }
    }

    /// A source in a worker brought a document, which is accepted.
    Lease brought(RemoteRun run, Session session, Host.Accepted accepted) {
        var lease = monitor.locked(() -> new Lease(run, ++leaseNumber, accepted.document(), accepted.listener()));
        run.taken();
        var isThere = monitor.locked(() -> {
            if (!session.ended) {
                session.addBrought(lease);
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
        suspects.give();
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
        Seat best = null;
        for (var slot : run.slots) {
            var session = slot.session();
            var seat = session == null ? null : session.place(run);
            if (seat != null && (best == null || seat.isBetterThan(best))) {
                freest = session;
                best = seat;
            }
        }
        return freest;
    }

    /// A run has ended in a process. What was given to it in the very last moment was not taken there.
    void leave(Session session, RemoteRun run) {
        goOn(monitor.locked(() -> {
            var left = session.leases.values().stream()
                    .filter(lease -> lease.run == run)
                    .toList();
            left.forEach(lease -> session.remove(lease.number));
            var seat = session.seats.remove(run.number);
            if (seat != null && seat.health != null) {
                run.addBefore(seat.health);
            }
            return left;
        }));
    }

    /// A document has ended in a process.
    void settled(Session session, long number, Outcome outcome) {
        var lease = monitor.locked(() -> {
            var ended = session.ended ? null : session.settle(number);
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

    /// A process does nothing with the documents of a run: they wait for others. So one that was to be alone is
    /// not to be so any more; and if the process is wanted for another alone, these begin anew in the next one.
    void rests(Session session, int run) {
        monitor.locked(() -> {
            var seat = session.seats.get(run);
            if (seat != null && seat.inFlight > 0) {
                seat.rests = true;
                if (session.alone != null) {
                    session.alone.acquit();
                    session.alone = null;
                }
            }
            pump();
        });
    }

    /// A process gives back documents that it has not begun with.
    void returned(Session session, int run, List<Long> numbers) {
        monitor.locked(() -> {
            var seat = session.seats.get(run);
            if (seat != null) {
                seat.asked = false;
            }
            var back = numbers.stream()
                    .sorted(Comparator.reverseOrder()) // each is put first
                    .map(session::remove)
                    .filter(Objects::nonNull)
                    .toList();
            back.forEach(this::requeue);
            pump();
        });
    }

    /// Looks from time to time for documents that wait in one worker while another is free.
    void watch() throws InterruptedException {
        while (true) {
            monitor.awaitTold(() -> runs.values().stream().anyMatch(run -> run.slots.size() > 1));
            monitor.locked(() -> runs.values().forEach(Balance::look));
            Workers.sleep(LOOK);
        }
    }

    /// Waits until a process may have more than it has: not while it is to be replaced, or is kept for one document.
    ///
    /// @return false if it may not: it has ended, or the run takes no more
    boolean awaitRoom(Session session, RemoteRun run) throws InterruptedException {
        monitor.await(() -> session.ended || run.closed || session.takesMore());
        return monitor.locked(() -> !session.ended && !run.closed);
    }

    /// Lets documents wait for a worker again. Those of a run that has ended meanwhile end with it.
    void goOn(List<Lease> leases) {
        var late = monitor.locked(() -> {
            leases.stream()
                    .sorted(Comparator.comparingLong((Lease lease) -> lease.number)
                            .reversed()) // each is put first
                    .forEach(this::requeue);
            pump();
            return leases.stream()
                    .map(lease -> lease.run)
                    .distinct()
                    .filter(run -> !runs.containsKey(run.number))
                    .toList();
        });
        late.forEach(this::failQueued);
    }

    /// Takes no more documents of a run, and waits until workers have all that are in flight, or the time is over. What
    /// components keep of them ends only when the run is stopped there.
    ///
    /// @param until in [System#nanoTime]
    void awaitGiven(RemoteRun run, long until) throws InterruptedException {
        monitor.locked(() -> run.closed = true);
        monitor.await(() -> isGiven(run), until);
    }

    private static boolean isGiven(RemoteRun run) {
        var seats = run.sessions()
                .flatMap(session -> Stream.ofNullable(session.seats.get(run.number)))
                .toList();
        return seats.stream().noneMatch(seat -> seat.asked)
                && seats.stream().mapToInt(seat -> seat.inFlight).sum() >= run.inFlight();
    }

    /// Waits until all that are in flight have ended, or the time is over.
    ///
    /// @param until in [System#nanoTime]
    void awaitEmpty(RemoteRun run, long until) throws InterruptedException {
        monitor.await(() -> run.inFlight() == 0, until);
    }

    /// A run has ended: what comes back of it late is not to begin any more.
    void remove(RemoteRun run) {
        monitor.locked(() -> runs.remove(run.number));
        failQueued(run);
    }

    /// Documents that no worker has and that are not to begin any more.
    void failQueued(RemoteRun run) {
        var left = monitor.locked(() -> {
            var waiting = new ArrayList<>(run.queue);
            run.queue.clear();
            waiting.addAll(suspects.remove(run));
            run.lost |= !waiting.isEmpty();
            pump(); // a worker may have kept itself free for one of them
            return waiting;
        });
        left.forEach(lease -> run.settled(lease, Lease.failed(STOPPED)));
    }

    boolean isEmpty(Session session) {
        return monitor.locked(() -> session.leases.isEmpty());
    }

    /// What is known of a run in its processes. Under the lock.
    static List<RunHealth> healths(RemoteRun run) {
        return run.sessions().flatMap(session -> session.health(run).stream()).toList();
    }
}
