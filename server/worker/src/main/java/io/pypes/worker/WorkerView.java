package io.pypes.worker;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How a worker is.
///
/// @param documents that have ended in its process
/// @param ended documents that have ended in it since the server started
/// @param heap what its process uses, if it has told
/// @param restarts since the server started
/// @param ends of its processes since then, by why
/// @param flows ids of the flows that it runs
public record WorkerView(
        String name,
        State state,
        Optional<Running> process,
        long documents,
        long ended,
        long inFlight,
        Optional<Heap> heap,
        long restarts,
        Map<Why, Long> ends,
        Optional<End> lastEnd,
        List<String> flows) {

    public enum State {
        STARTING,
        READY,
        ENDING,
        WAITING
    }

    /// Why a process ended.
    public enum Why {
        /// It was to be replaced.
        WANTED,
        /// Somebody who is not of this server ended it.
        OUTSIDE,
        /// It crashed, ran out of memory, said nothing any more, or was ended by a component.
        FAILED,
        /// It did not start.
        NOT_STARTED
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
