package io.pypes.worker;

import io.pypes.engine.FlowStartException;
import io.pypes.engine.SeenPacket;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// One worker: a process at a time, started when a flow is to run in it, and again when it has ended. Thread-safe.
final class Slot {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);
    private static final Duration GOOD_LIFE = Duration.ofSeconds(30);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration AGAIN = Duration.ofSeconds(5);

    private final String name;
    private final Workers workers;
    private final Door door;
    private final Launcher launcher;
    private final WorkerSettings settings;
    private final InstantSource clock;
    private @Nullable Thread thread;
    private volatile @Nullable Session session;
    private volatile boolean over;
    private volatile boolean waits;
    private final AtomicLong restarts = new AtomicLong();
    private volatile WorkerView.@Nullable End lastEnd;

    Slot(String name, Workers workers, Door door, Launcher launcher, WorkerSettings settings, InstantSource clock) {
        this.name = name;
        this.workers = workers;
        this.door = door;
        this.launcher = launcher;
        this.settings = settings;
        this.clock = clock;
    }

    String name() {
        return name;
    }

    @Nullable
    Session session() {
        return session;
    }

    /// Starts a run here. Blocks until the run is at work.
    void open(RemoteRun run) throws FlowStartException, InterruptedException {
        var there = workers.await(this, settings.opening().toNanos());
        if (there == null) {
            throw notStarted(
                    "",
                    "No worker process has started in %d s. The log says why."
                            .formatted(settings.opening().toSeconds()));
        }
        var seat = workers.locked(() -> seat(there, run));
        var patience = run.order.limits().opening().plus(settings.opening());
        try {
            var answer = seat.started.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            if (answer instanceof Message.NotStarted(var _, var node, var message)) {
                throw notStarted(node, message);
            }
        } catch (ExecutionException | TimeoutException ended) {
            throw notStarted("", "The worker process ended while the flow was starting.");
        }
    }

    private static FlowStartException notStarted(String node, String message) {
        return new FlowStartException(node, message, new IOException(message));
    }

    /// The place of a run in a process; asks for it to be started when it is new.
    private static Session.Seat seat(Session there, RemoteRun run) {
        var known = there.seats.get(run.number);
        if (known != null) {
            return known;
        }
        var seat = new Session.Seat(run);
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

    /// Starts processes one after the other, as long as the server runs.
    private void supervise() {
        try {
            for (var pause = FIRST_PAUSE; !over; ) {
                var begun = System.nanoTime();
                var wanted = live();
                var lived = Duration.ofNanos(System.nanoTime() - begun);
                pause = wanted || lived.compareTo(GOOD_LIFE) > 0 ? FIRST_PAUSE : longer(pause);
                if (!over) {
                    restarts.incrementAndGet();
                    waits = true;
                    Workers.sleep(pause);
                    waits = false;
                }
            }
        } catch (InterruptedException _) {
            // the server stops
        } catch (RuntimeException fault) { // a thread begins here
            LOG.log(Level.ERROR, "Worker \"%s\" is not started again.".formatted(name), fault);
        }
    }

    private static Duration longer(Duration pause) {
        var twice = pause.multipliedBy(2);
        return twice.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : twice;
    }

    /// One process, from its start to its end.
    ///
    /// @return whether its end was wanted
    private boolean live() throws InterruptedException {
        Process process;
        try {
            process = launcher.launch(name, door.address());
        } catch (IOException notStarted) {
            note("It cannot be started: " + notStarted.getMessage());
            return false;
        }
        var said = new WorkerOutput(name, process);
        var link = new CompletableFuture<Link>();
        var secret = door.expect(link);
        try {
            process.getOutputStream().write((secret + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            var _ = process.onExit().thenRun(() -> link.completeExceptionally(new IOException("It has ended.")));
            var found = link.get(settings.opening().toNanos(), TimeUnit.NANOSECONDS);
            return live(new Session(process, found, clock.instant()), said);
        } catch (IOException | ExecutionException | TimeoutException failed) {
            process.destroyForcibly();
            process.waitFor();
            note("It did not start. " + said.cause(process.exitValue()));
            return false;
        } finally {
            door.forget(secret);
            process.destroyForcibly();
        }
    }

    private boolean live(Session there, WorkerOutput said) throws InterruptedException {
        var writer = Thread.ofVirtual().name(name + "-out").start(() -> write(there));
        var watch = Thread.ofVirtual().name(name + "-watch").start(() -> watch(there, said));
        workers.locked(() -> {
            session = there;
            workers.runsOf(this).forEach(run -> startAgain(there, run));
            return true;
        });
        workers.tell();
        var failure = "";
        try {
            there.link.read(new Hearing(name, there, workers, settings, clock));
        } catch (IOException ended) {
            failure = String.valueOf(ended.getMessage());
        } catch (RuntimeException fault) { // whatever a message led to: the next process may do better
            failure = fault.toString();
            LOG.log(Level.ERROR, "What worker \"%s\" said could not be handled.".formatted(name), fault);
        }
        var wanted = there.wanted;
        session = null;
        writer.interrupt();
        watch.interrupt();
        there.process.destroyForcibly();
        var status = there.process.waitFor();
        close(there.link);
        var cause = wanted ? "" : said.cause(status) + at(there, !workers.isEmpty(there));
        LOG.log(Level.DEBUG, "Worker \"{0}\": {1}", name, failure);
        note(wanted ? there.why : cause);
        var gone = new IOException("The worker process has ended.");
        there.calls.end(gone);
        workers.ended(there, cause);
        there.seats.values().forEach(seat -> {
            seat.started.completeExceptionally(gone);
            seat.stopped.complete(new Message.Stopped(seat.run.number, false));
        });
        return wanted;
    }

    /// What it used and where it was, when it told last.
    ///
    /// @param busy whether it had documents when it ended
    private static String at(Session there, boolean busy) {
        var health = there.health;
        if (health == null) {
            return "";
        }
        var nodes = health.runs().stream()
                .flatMap(run -> run.holdups().stream())
                .filter(holdup -> busy && holdup.working().isPresent())
                .map(holdup -> " Node \"%s\" was at work.".formatted(holdup.node()))
                .distinct()
                .toList();
        return " It used %d of %d MB of heap.".formatted(health.heapUsed() >> 20, health.heapMax() >> 20)
                + String.join("", nodes);
    }

    private static void close(Link link) {
        try {
            link.close();
        } catch (IOException _) {
            // it is closed, then
        }
    }

    private void note(String cause) {
        lastEnd = new WorkerView.End(clock.instant(), cause);
        if (!over) {
            LOG.log(Level.WARNING, "Worker \"{0}\" has ended. {1}", name, cause);
        }
    }

    /// A run goes on in the next process. If it does not start there, it is tried again.
    private void startAgain(Session there, RemoteRun run) {
        var _ = seat(there, run).started.whenComplete((answer, ended) -> {
            if (answer instanceof Message.NotStarted(var _, var _, var message)) {
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
            workers.locked(() -> {
                there.seats.remove(run.number);
                if (!there.ended && !run.closed) {
                    startAgain(there, run);
                }
                return true;
            });
        } catch (InterruptedException _) {
            // nobody does this
        }
    }

    private void write(Session there) {
        try {
            there.link.write((message, unreadable) -> unsent(there, message, unreadable));
        } catch (IOException | InterruptedException _) {
            // the reader learns of it, too
        }
    }

    private void unsent(Session there, Message message, IOException unreadable) {
        LOG.log(Level.ERROR, "Something cannot be sent to worker \"%s\".".formatted(name), unreadable);
        if (message instanceof Message.Give(var _, var lease, var _, var _)) {
            workers.settled(there, lease, Lease.failed("Its content cannot be read: " + unreadable.getMessage()));
        }
    }

    /// Ends a process that does not say anything any more.
    private void watch(Session there, WorkerOutput said) {
        try {
            while (true) {
                Workers.sleep(settings.silence().dividedBy(5));
                if (System.nanoTime() - there.heardAt > settings.silence().toNanos()) {
                    said.killed("It said nothing for %d s, and was killed."
                            .formatted(settings.silence().toSeconds()));
                    there.process.destroyForcibly();
                    return;
                }
            }
        } catch (InterruptedException _) {
            // it has ended
        }
    }

    /// Ends a run here.
    ///
    /// @param deadline how long it may take to finish what it has
    /// @param more how much longer to wait for its answer
    void close(RemoteRun run, Duration deadline, Duration more) throws InterruptedException {
        var there = session;
        var seat = there == null ? null : workers.locked(() -> there.seats.get(run.number));
        if (there == null || seat == null) {
            return;
        }
        there.link.send(new Message.Stop(run.number, deadline));
        try {
            seat.stopped.get(deadline.plus(more).toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException | TimeoutException late) {
            LOG.log(Level.WARNING, "Worker \"{0}\" does not end flow \"{1}\", and is killed.", name, run.order.flow());
            there.process.destroyForcibly();
        }
        workers.locked(() -> {
            var left = there.seats.remove(run.number);
            if (left != null && left.health != null) {
                run.addBefore(left.health);
            }
            return true;
        });
    }

    List<SeenPacket> look(RemoteRun run, String wire) {
        var there = session;
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
        var there = session;
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

    /// Under the lock of the workers.
    WorkerView view() {
        var there = session;
        var health = there == null ? null : there.health;
        return new WorkerView(
                name,
                state(there),
                Optional.ofNullable(there).map(of -> new WorkerView.Running(of.process.pid(), of.startedAt)),
                there == null ? 0 : there.documents,
                there == null ? 0 : there.leases.size(),
                Optional.ofNullable(health).map(of -> new WorkerView.Heap(of.heapUsed(), of.heapMax())),
                restarts.get(),
                Optional.ofNullable(lastEnd),
                workers.runsOf(this).stream()
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
