package io.pypes.worker;

import io.pypes.worker.protocol.Calls;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunHealth;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// One process of a worker, from its first words to its end: what it runs and which documents it has. Changed under the
/// lock of the workers.
final class Session {

    final Process process;
    final Link link;
    final Calls calls;
    final Instant startedAt;
    final Map<Long, Lease> leases = new HashMap<>();
    final Map<Integer, Seat> seats = new HashMap<>();

    @Nullable
    Lease alone;

    boolean draining;
    volatile String tiredOf = ""; // why it is to be replaced when it has nothing more to do
    boolean ended;
    volatile boolean wanted; // to end
    volatile String why = "";
    long documents;
    volatile long heardAt = System.nanoTime();
    volatile Message.@Nullable Health health;

    /// A run in this process.
    static final class Seat {
        final RemoteRun run;
        final CompletableFuture<Message> started = new CompletableFuture<>();
        final CompletableFuture<Message> stopped = new CompletableFuture<>();

        @Nullable
        RunHealth health;

        int window;
        int inFlight;

        Seat(RemoteRun run) {
            this.run = run;
        }
    }

    Session(Process process, Link link, Instant startedAt) {
        this.process = process;
        this.link = link;
        this.calls = new Calls(link);
        this.startedAt = startedAt;
    }

    /// Whether it takes another document of a run that is no suspect.
    boolean hasPlace(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat != null
                && !ended
                && !wanted
                && alone == null
                && !draining
                && tiredOf.isEmpty()
                && seat.inFlight < seat.window;
    }

    /// Whether it can take a suspect.
    boolean isIdle(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat != null && seat.window > 0 && !ended && !wanted && tiredOf.isEmpty() && leases.isEmpty();
    }

    int free(RemoteRun of) {
        var seat = seats.get(of.number);
        return seat == null ? 0 : seat.window - seat.inFlight;
    }

    Optional<RunHealth> health(RemoteRun of) {
        return Optional.ofNullable(seats.get(of.number)).map(seat -> seat.health);
    }

    void give(Lease lease) {
        add(lease);
        link.send(new Message.Give(lease.run.number, lease.number, lease.watched, lease.document));
    }

    /// It has a document from now on.
    void add(Lease lease) {
        leases.put(lease.number, lease);
        var seat = seats.get(lease.run.number);
        if (seat != null) {
            seat.inFlight++;
        }
    }

    /// A document is no longer in it.
    ///
    /// @return null if it had none of this number
    @Nullable
    Lease remove(long number) {
        var lease = leases.remove(number);
        if (lease != null) {
            documents++;
            var seat = seats.get(lease.run.number);
            if (seat != null) {
                seat.inFlight--;
            }
            if (lease == alone) {
                alone = null;
            }
        }
        return lease;
    }

    /// Ends the process, as is wanted.
    void end(String cause) {
        why = cause;
        wanted = true;
        process.destroyForcibly();
    }
}
