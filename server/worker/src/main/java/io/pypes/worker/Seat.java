package io.pypes.worker;

import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunHealth;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/// A run in a process. Changed under the lock of the workers.
final class Seat {

    final RemoteRun run;
    final CompletableFuture<Message> started = new CompletableFuture<>();
    final CompletableFuture<Message> stopped = new CompletableFuture<>();

    @Nullable
    RunHealth health;

    int window; // how many documents it takes at a time
    int inFlight;
    int brought; // of these, by its own sources
    boolean asked; // to return some
    boolean rests; // all that it has waits for others
    boolean again; // the run did not start here before
    private long ended;
    private long endedBefore; // when it was looked at last
    private boolean endedNone; // between the last two looks

    Seat(RemoteRun run) {
        this.run = run;
    }

    /// Whether it is starting, for the first time in this process.
    boolean isStarting() {
        return window == 0 && !again && !started.isDone();
    }

    int free() {
        return window - (inFlight - brought);
    }

    /// Has documents, and has ended none for a while: what it is given is likely to wait behind some that take long.
    boolean stalls() {
        return endedNone && inFlight > 0;
    }

    /// Whether a document is rather given to this one. What was taken back from one that stalls must not go to it
    /// again while another has a place.
    boolean isBetterThan(Seat other) {
        return stalls() == other.stalls() ? free() > other.free() : other.stalls();
    }

    void ended() {
        ended++;
        endedNone = false;
    }

    /// Looks from time to time whether documents end.
    void look() {
        endedNone = inFlight > 0 && ended == endedBefore;
        endedBefore = ended;
    }
}
