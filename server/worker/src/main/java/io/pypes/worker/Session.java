package io.pypes.worker;

import io.pypes.worker.protocol.Calls;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunHealth;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.ProtocolException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// One process of a worker, from its first words to its end: what it runs and which documents it has. Changed under the
/// lock of the workers.
final class Session {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");

    final Process process;
    final Link link;
    final Calls calls;
    volatile Instant startedAt; // the process; later, when it became a worker
    final Map<Long, Lease> leases = new HashMap<>();
    final Map<Integer, Seat> seats = new HashMap<>();

    @Nullable
    Lease alone;

    boolean draining;
    int keeping; // dead letters that are being kept for it
    volatile String tiredOf = ""; // why it is to be replaced when it has nothing more to do
    volatile boolean ended;
    volatile boolean hadDocuments; // when it ended
    volatile boolean wanted; // to end
    volatile String why = "";
    volatile String name = "spare"; // until it becomes a worker
    long documents; // that have ended in it
    volatile long heardAt = System.nanoTime();
    volatile Message.@Nullable Health health;
    private final Site site;
    private final WorkerOutput said;
    private final CompletableFuture<Ending> ending = new CompletableFuture<>();

    /// @param link over which it has said its first words
    Session(Site site, Process process, Link link, WorkerOutput said) {
        this.site = site;
        this.process = process;
        this.link = link;
        this.said = said;
        this.calls = new Calls(link);
        this.startedAt = site.clock().instant();
    }

    /// Begins to hear and to speak.
    ///
    /// @param afterwards run when it has ended, and all it said was heard
    void begin(Runnable afterwards) {
        // Not virtual: to be woken by a socket takes those longer.
        var writer = Thread.ofPlatform().daemon().name("out-" + process.pid()).start(this::write);
        var watch = Thread.ofVirtual().name("watch-" + process.pid()).start(this::watch);
        Thread.ofPlatform().daemon().name("in-" + process.pid()).start(() -> {
            read();
            writer.interrupt();
            watch.interrupt();
            try {
                end();
            } finally {
                afterwards.run();
            }
        });
    }

    private void read() {
        try {
            link.read(new Hearing(this, site));
        } catch (ProtocolException | RuntimeException | Error fault) { // a thread begins here
            giveUp("What it said could not be handled: ", fault);
        } catch (IOException closed) {
            LOG.log(Level.DEBUG, "Worker \"{0}\": {1}", name, closed.getMessage());
        }
    }

    /// Ends the process for something that it or its documents led to. The next one may do better.
    private void giveUp(String what, Throwable fault) {
        LOG.log(Level.ERROR, "Worker \"%s\" is ended.".formatted(name), fault);
        var message = fault instanceof ProtocolException ? fault.getMessage() : fault.toString();
        said.killed(what + message);
        process.destroyForcibly();
    }

    private void end() {
        var how = awaitExit();
        try {
            link.close();
        } catch (IOException _) {
            // it is closed, then
        }
        var gone = new IOException("The worker process has ended.");
        try {
            calls.end(gone);
            site.redelivery().ended(this, how);
            site.monitor().locked(() -> List.copyOf(seats.values())).forEach(seat -> {
                seat.started.completeExceptionally(gone);
                seat.stopped.complete(new Message.Stopped(seat.run.number, false));
            });
        } finally {
            ending.complete(how); // whatever has gone wrong, the next process can begin
        }
    }

    private Ending awaitExit() {
        process.destroyForcibly();
        try {
            var how = said.ending(process.waitFor());
            return wanted
                    ? new Ending(why, Ending.Blame.NOBODY)
                    : LastSeen.of(health, !site.documents().isEmpty(this)).added(how);
        } catch (InterruptedException impossible) {
            throw new IllegalStateException("Nobody interrupts this thread.", impossible);
        }
    }

    private void write() {
        try {
            link.write(this::unsent);
        } catch (IOException | InterruptedException _) {
            // the reader learns of it, too
        } catch (RuntimeException | Error fault) { // as above
            giveUp("It could not be told something: ", fault);
        }
    }

    private void unsent(Message message, IOException unreadable) {
        LOG.log(Level.ERROR, "Something cannot be sent to worker \"%s\".".formatted(name), unreadable);
        if (message instanceof Message.Give(var _, var lease, var _, var _)) {
            var failed = Lease.failed("Its content cannot be read: " + unreadable.getMessage());
            site.documents().settled(this, lease, failed);
        }
    }

    /// Ends a process that does not say anything any more.
    private void watch() {
        var silence = site.settings().silence();
        var watched = new Silence(heardAt);
        try {
            do {
                Workers.sleep(silence.dividedBy(Silence.LOOKS));
            } while (!watched.lasts(heardAt));
            said.killed("It said nothing for %d s, and was killed.".formatted(silence.toSeconds()));
            process.destroyForcibly();
        } catch (InterruptedException _) {
            // it has ended
        }
    }

    /// Waits for its end.
    Ending await() throws InterruptedException {
        try {
            return ending.get();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /// Ends the process, as is wanted.
    void end(String cause) {
        why = cause;
        wanted = true;
        process.destroyForcibly();
    }

    /// Whether it has documents, and does nothing with any.
    boolean isResting() {
        return !leases.isEmpty() && seats.values().stream().allMatch(seat -> seat.inFlight == 0 || seat.rests);
    }

    /// Where it takes another document of a run that is no suspect.
    ///
    /// @return null if it takes none
    @Nullable
    Seat place(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat != null && isFree() && alone == null && !draining && seat.free() > 0 ? seat : null;
    }

    /// Whether it works on a run.
    boolean isReady(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat != null && isFree() && seat.window > 0;
    }

    /// Whether it is about to work on a run.
    boolean isStarting(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat != null && isFree() && seat.isStarting();
    }

    /// Whether it can take a suspect.
    boolean isIdle(RemoteRun of) {
        return isReady(of) && leases.isEmpty();
    }

    /// Whether a source in it may bring something.
    boolean takesMore() {
        return isFree() && !draining && alone == null;
    }

    private boolean isFree() {
        return !ended && !wanted && tiredOf.isEmpty();
    }

    Optional<RunHealth> health(RemoteRun of) {
        return Optional.ofNullable(seats.get(of.number)).map(seat -> seat.health);
    }

    void give(Lease lease) {
        lease.brought = false;
        add(lease);
        link.send(new Message.Give(lease.run.number, lease.number, lease.watched, lease.document));
    }

    private void add(Lease lease) {
        leases.put(lease.number, lease);
        var seat = seats.get(lease.run.number);
        if (seat != null) {
            seat.inFlight++;
            seat.rests = false;
        }
    }

    /// A source in it has brought a document. It takes the place of none that is given.
    void addBrought(Lease lease) {
        lease.brought = true;
        add(lease);
        var seat = seats.get(lease.run.number);
        if (seat != null) {
            seat.brought++;
        }
    }

    /// A document has ended in it.
    ///
    /// @return null if it had none of this number
    @Nullable
    Lease settle(long number) {
        var lease = remove(number);
        if (lease != null) {
            documents++;
            var seat = seats.get(lease.run.number);
            if (seat != null) {
                seat.ended();
            }
        }
        return lease;
    }

    /// A document is no longer in it.
    ///
    /// @return null if it had none of this number
    @Nullable
    Lease remove(long number) {
        var lease = leases.remove(number);
        if (lease != null) {
            var seat = seats.get(lease.run.number);
            if (seat != null) {
                seat.inFlight--;
                seat.brought -= lease.brought ? 1 : 0;
                seat.rests = false;
            }
            if (lease == alone) {
                alone = null;
            }
        }
        return lease;
    }

    /// Asks it for documents that it has not begun with.
    void takeBack(Seat seat, int most) {
        if (!seat.asked && seat.inFlight > 1 && !seat.run.closed) { // else what it returns would begin nowhere
            seat.asked = true;
            link.send(new Message.Return(seat.run.number, most));
        }
    }

    /// Asks it for all documents that it has not begun with, so that it soon has none.
    void takeBack() {
        seats.values().forEach(seat -> takeBack(seat, Integer.MAX_VALUE));
    }
}
