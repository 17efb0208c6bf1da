package io.pypes.worker;

import io.pypes.engine.FlowStartException;
import io.pypes.engine.SeenPacket;
import io.pypes.worker.WorkerView.Why;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One worker: a process at a time, started when a flow is to run in it, and again when it has ended. Thread-safe.
final class Slot {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final String STOPS = "The server stops.";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);
    private static final int MOST_DEATHS = 3;

    private final String name;
    private final Site site;
    private final Monitor monitor;
    private final Distribution documents;
    private final Spares spares;
    private @Nullable Thread thread;
    private volatile @Nullable Session session;
    private volatile boolean over;
    private volatile boolean waits; // since two in a row did nothing, or did not start
    private final AtomicLong restarts = new AtomicLong();
    private final Map<Why, Long> ends = new EnumMap<>(Why.class);
    private long endedBefore; // documents in processes before this one
    private volatile WorkerView.@Nullable End lastEnd;

    Slot(String name, Site site, Spares spares) {
        this.name = name;
        this.site = site;
        this.monitor = site.monitor();
        this.documents = site.documents();
        this.spares = spares;
    }

    String name() {
        return name;
    }

    /// Its process, if it has one.
    @Nullable
    Session session() {
        var there = session;
        return there == null || there.ended ? null : there;
    }

    /// Starts a run here. Blocks until the run is at work. If a process ends meanwhile, the next one has it to start,
    /// too: the end may be due to what other flows have there.
    void open(RemoteRun run) throws FlowStartException, InterruptedException {
        var patience = run.order.limits().opening().plus(site.settings().opening());
        var until = System.nanoTime() + patience.toNanos();
        var blamed = 0;
        while (true) {
            var there = process();
            var seat = monitor.locked(() -> seat(there, run));
            if (isStarted(seat, patience)) {
                return;
            }
            blamed += there.wanted || there.hadDocuments ? 0 : 1;
            if (!there.ended || over || blamed == MOST_DEATHS || System.nanoTime() > until) {
                throw notStarted("", "The worker process ended while the flow was starting.");
            }
        }
    }

    /// Waits for a process.
    private Session process() throws FlowStartException, InterruptedException {
        var since = site.clock().instant();
        monitor.await(
                () -> session() != null,
                System.nanoTime() + site.settings().opening().toNanos());
        var there = session();
        if (there == null) {
            throw notStarted("", inVain(since));
        }
        return there;
    }

    /// Waits for the answer.
    ///
    /// @return false if there is none
    private static boolean isStarted(Seat seat, Duration patience) throws FlowStartException, InterruptedException {
        try {
            var answer = seat.started.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer instanceof Message.NotStarted(var _, var node, var message)) {
                throw notStarted(node, message);
            }
            return true;
        } catch (ExecutionException | TimeoutException _) {
            return false;
        }
    }

    private String inVain(Instant since) {
        var end = lastEnd;
        return "No worker process has started in %d s. %s"
                .formatted(
                        site.settings().opening().toSeconds(),
                        end == null || end.at().isBefore(since) ? "The log says why." : end.cause());
    }

    private static FlowStartException notStarted(String node, String message) {
        return new FlowStartException(node, message, new IOException(message));
    }

    /// The place of a run in a process; asks for it to be started when it is new.
    private static Seat seat(Session there, RemoteRun run) {
        var known = there.seats.get(run.number);
        if (known != null) {
            return known;
        }
        var seat = new Seat(run);
        there.seats.put(run.number, seat);
        if (there.ended) {
            seat.started.completeExceptionally(new IOException("The worker process has ended."));
        } else {
            there.link.send(new Message.Start(run.number, run.order));
        }
        return seat;
    }

    /// Starts the first process, if that was not done before.
    synchronized void begin() {
        if (thread == null) {
            thread = Thread.ofVirtual().name(name).start(this::supervise);
        }
    }

    /// Gets processes one after the other, as long as the server runs.
    private void supervise() {
        try {
            for (var pause = Duration.ZERO; !over; ) {
                var well = live();
                waits = !well && !pause.isZero();
                pause = well ? Duration.ZERO : longer(pause);
                if (!over) {
                    restarts.incrementAndGet();
                    Workers.sleep(pause);
                }
            }
        } catch (InterruptedException _) {
            // the server stops
        }
    }

    private static Duration longer(Duration pause) {
        var next = pause.multipliedBy(2);
        return next.isZero() ? FIRST_PAUSE : next.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : next;
    }

    /// One process, from when it becomes this worker to its end.
    ///
    /// @return whether the next one is likely to do better: its end was wanted, or it had something to do
    private boolean live() throws InterruptedException {
        try {
            var there = spares.take(name);
            monitor.locked(() -> {
                session = there;
                documents.runsOf(this).forEach(run -> startAgain(there, run));
                monitor.tell();
            });
            if (over) {
                there.end(STOPS);
            }
            var ending = there.await();
            monitor.locked(() -> {
                session = null;
                return endedBefore += there.documents;
            });
            note(why(ending.blame()), ending.cause());
            return ending.isWanted() || there.documents > 0 || there.hadDocuments;
        } catch (IOException notStarted) {
            note(Why.NOT_STARTED, String.valueOf(notStarted.getMessage()));
            return false;
        } catch (RuntimeException | Error fault) { // a thread begins here, and the next process may do better
            LOG.log(Level.ERROR, "Worker \"%s\" could not be watched over.".formatted(name), fault);
            restart();
            return false;
        }
    }

    private static Why why(Ending.Blame blame) {
        return switch (blame) {
            case NOBODY -> Why.WANTED;
            case OUTSIDE -> Why.OUTSIDE;
            case DOCUMENTS -> Why.FAILED;
        };
    }

    private void note(Why why, String cause) {
        monitor.locked(() -> ends.merge(why, 1L, Long::sum));
        lastEnd = new WorkerView.End(site.clock().instant(), cause);
        if (!over) {
            LOG.log(Level.WARNING, "Worker \"{0}\" has ended. {1}", name, cause);
        }
    }

    /// A run goes on in the next process. If it does not start there, it is tried again.
    private void startAgain(Session there, RemoteRun run) {
        var _ = seat(there, run).started.whenComplete((answer, ended) -> {
            if (answer instanceof Message.NotStarted(var _, var _, var message) && !run.closed) {
                LOG.log(
                        Level.ERROR,
                        "Flow \"{0}\" does not start in worker \"{1}\", and is tried again: {2}",
                        run.order.flow(),
                        name,
                        message);
                Thread.ofVirtual().name("again-" + run.order.flow()).start(() -> startLater(there, run));
            }
        });
    }

    private void startLater(Session there, RemoteRun run) {
        try {
            Workers.sleep(AGAIN);
            monitor.locked(() -> {
                there.seats.remove(run.number);
                if (!there.ended && !run.closed) {
                    seat(there, run).again = true;
                    startAgain(there, run);
                }
            });
        } catch (InterruptedException _) {
            // nobody does this
        }
    }

    /// Tells the process to end a run.
    ///
    /// @param deadline how long it may take to finish what it has
    /// @return the process, which [#close] is to be called for; empty if the run is in none
    Optional<Session> tellToStop(RemoteRun run, Duration deadline) {
        var there = session();
        if (there == null || monitor.locked(() -> there.seats.get(run.number)) == null) {
            return Optional.empty();
        }
        there.link.send(new Message.Stop(run.number, deadline));
        return Optional.of(there);
    }

    /// Waits until a run has ended in a process that was told so.
    ///
    /// @param until in [System#nanoTime]; then the process is ended
    void close(RemoteRun run, Session there, long until) throws InterruptedException {
        var seat = monitor.locked(() -> there.seats.get(run.number));
        if (seat == null) {
            return;
        }
        try {
            seat.stopped.get(Math.max(0, until - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException late) {
            there.end("It did not end flow \"%s\" in time, and was killed.".formatted(run.order.flow()));
        }
        documents.leave(there, run);
    }

    List<SeenPacket> look(RemoteRun run, String wire) {
        var there = session();
        if (there == null) {
            return List.of();
        }
        try {
            var answer = there.calls.ask(call -> new Message.Look(run.number, call, wire), LOOK.toNanos());
            return answer instanceof Message.Seen(var _, var packets) ? packets : List.of();
        } catch (IOException _) {
            return List.of(); // it is only looked at
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return List.of();
        }
    }

    /// Ends the process; another one follows.
    void restart() {
        var there = session();
        if (there != null) {
            there.end("It was restarted.");
        }
    }

    /// Ends the process for good.
    void end() {
        over = true;
        restart();
        var supervisor = thread;
        if (supervisor != null) {
            supervisor.interrupt();
        }
    }

    /// Under the lock of the documents.
    WorkerView view() {
        var there = session();
        var health = there == null ? null : there.health;
        return new WorkerView(
                name,
                state(there),
                Optional.ofNullable(there).map(of -> new WorkerView.Running(of.process.pid(), of.startedAt)),
                there == null ? 0 : there.documents,
                endedBefore + (there == null ? 0 : there.documents),
                there == null ? 0 : there.leases.size(),
                Optional.ofNullable(health).map(of -> new WorkerView.Heap(of.heapUsed(), of.heapMax())),
                restarts.get(),
                Map.copyOf(ends),
                Optional.ofNullable(lastEnd),
                documents.runsOf(this).stream()
                        .map(run -> run.order.flow())
                        .distinct()
                        .toList());
    }

    private WorkerView.State state(@Nullable Session there) {
        if (there != null) {
            return there.wanted ? WorkerView.State.ENDING : WorkerView.State.READY;
        }
        return waits || thread == null ? WorkerView.State.WAITING : WorkerView.State.STARTING;
    }
}
