package io.pypes.worker;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// How a worker is.
///
/// @param documents that have ended in its process
/// @param heap what its process uses, if it has told
/// @param restarts since the server started
/// @param flows ids of the flows that it runs
public record WorkerView(
        String name,
        State state,
        Optional<Running> process,
        long documents,
        long inFlight,
        Optional<Heap> heap,
        long restarts,
        Optional<End> lastEnd,
        List<String> flows) {

    public enum State {
        STARTING,
        READY,
        ENDING,
        WAITING
    }

    /// Its process.
    public record Running(long pid, Instant startedAt) {}

    /// In bytes.
    public record Heap(long used, long max) {}

    /// How a process of it ended.
    ///
    /// @param cause a sentence
    public record End(Instant at, String cause) {}
}
