package io.pypes.worker;

import io.pypes.engine.Flow;
import io.pypes.engine.FlowStartException;
import io.pypes.engine.Host;
import io.pypes.engine.Running;
import io.pypes.engine.codec.Contents;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// Worker processes, which are started when a flow is to run in them, and the flows in them. Thread-safe.
///
/// When a process ends, the documents that it had may be what it died of. They go on one by one, each alone in a
/// process, so that the others are not suspected with it; one that three processes died of becomes a dead letter.
public final class Workers implements AutoCloseable {

    private static final Duration ROUND_TRIP = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofDays(36_500); // which nanoseconds can count

    final Monitor monitor = new Monitor();
    final Distribution documents = new Distribution(monitor);
    private final Door door;
    private final Spares spares;
    private final List<Slot> slots;
    private final Thread watch;
    private final AtomicInteger runNumber = new AtomicInteger();

    /// Where a flow runs.
    public enum Spread {
        /// In one worker, so that what it gathers over documents is in one place.
        ONE,
        /// In all workers.
        ALL
    }

    /// They find the server at a socket in a temporary folder.
    ///
    /// @param contents how content goes to workers and comes from them that is too large for a message
    public Workers(WorkerSettings settings, Launcher launcher, Contents contents, InstantSource clock)
            throws IOException {
        this(settings, launcher, new Door(contents, Address::listen), clock);
    }

    /// They find the server at a socket in a folder, which is there.
    ///
    /// @param contents as above
    public Workers(WorkerSettings settings, Launcher launcher, Contents contents, InstantSource clock, Path folder)
            throws IOException {
        this(settings, launcher, new Door(contents, () -> Address.listen(folder)), clock);
    }

    private Workers(WorkerSettings settings, Launcher launcher, Door door, InstantSource clock) {
        this.door = door;
        var redelivery = new Redelivery(monitor, documents, clock);
        var site = new Site(door, launcher, settings, clock, monitor, documents, redelivery);
        this.spares = new Spares(site);
        this.slots = IntStream.rangeClosed(1, settings.count())
                .mapToObj(number -> new Slot("worker-" + number, site, spares))
                .toList();
        this.watch = Thread.ofVirtual().name("workers-watch").start(this::watch);
    }

    private void watch() {
        try {
            documents.watch();
        } catch (InterruptedException _) {
            // the server stops
        }
    }

    /// Starts a flow, all or nothing. Blocks until all components are open.
    ///
    /// @param jars paths of the plugins that it uses
    /// @param sources whether those of the flow bring documents in
    /// @throws FlowStartException if a component could not be made ready
    public Running start(Flow flow, List<String> jars, Host host, Flow.Limits limits, boolean sources, Spread spread)
            throws FlowStartException, InterruptedException {
        var order = new RunOrder(host.flow(), host.revision(), sources, flow.definition(), jars, limits);
        var run = new RemoteRun(this, runNumber.incrementAndGet(), flow, host, order, chosen(spread));
        spares.prepare(order);
        documents.add(run);
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
                        .min(Comparator.comparingInt(
                                slot -> documents.runsOf(slot).size()))
                        .stream()
                        .toList();
    }

    boolean stop(RemoteRun run, Duration deadline) throws InterruptedException {
        var until = System.nanoTime() + Math.min(TimeUnit.NANOSECONDS.convert(deadline), LONGEST.toNanos());
        do { // again if a process dies meanwhile: the next one gets what it had
            documents.awaitGiven(run, until);
            if (System.nanoTime() >= until) {
                documents.failQueued(run);
            }
            close(run, until);
        } while (run.inFlight() > 0 && System.nanoTime() < until);
        documents.remove(run);
        close(run, System.nanoTime()); // in processes that took the place of others meanwhile
        documents.awaitEmpty(run, System.nanoTime() + ROUND_TRIP.toNanos()); // of a process that died meanwhile
        return monitor.locked(() -> !run.lost);
    }

    /// Ends a run in all processes that have it, in all at once.
    ///
    /// @param until in [System#nanoTime]
    private static void close(RemoteRun run, long until) throws InterruptedException {
        var deadline = Duration.ofNanos(Math.max(0, until - System.nanoTime()));
        var told = new LinkedHashMap<Slot, Session>();
        run.slots.forEach(slot -> slot.tellToStop(run, deadline).ifPresent(there -> told.put(slot, there)));
        var answered = System.nanoTime() + deadline.plus(ROUND_TRIP).toNanos();
        for (var slot : told.entrySet()) {
            slot.getKey().close(run, slot.getValue(), answered);
        }
    }

    /// All workers, in the order of their names.
    public List<WorkerView> views() {
        return monitor.locked(() -> slots.stream().map(Slot::view).toList());
    }

    /// The process that is kept ready for whatever worker needs another.
    public Optional<WorkerView.Running> spare() {
        return spares.ready();
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
        watch.interrupt();
        spares.close();
        slots.forEach(Slot::end);
        door.close();
    }

    static void sleep(Duration time) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(time.toNanos());
    }

    static Message refused(long call, Throwable why) {
        return new Message.Refused(call, String.valueOf(why.getMessage()));
    }
}
