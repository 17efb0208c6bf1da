package io.pypes.engine;

import java.time.Duration;
import java.util.List;

/// A flow at work, wherever that is: in this process, or in others. Thread-safe.
public interface Running {

    /// What is at work.
    Flow flow();

    /// Hands over a document if the flow has room for it. Does not block but for a document that no adapter takes,
    /// which becomes a dead letter.
    ///
    /// @return false if the flow is full or stopping; nothing was taken then, and the listener is not called
    boolean offer(Document document, DocumentListener listener) throws InterruptedException;

    /// Takes no more documents, waits until all that are in flight are settled, then ends. What is not settled at
    /// the deadline is cancelled and ends as failed. May be called again and by several: the earliest deadline
    /// counts.
    ///
    /// @return true if everything was settled in time
    /// @throws InterruptedException if interrupted; the flow takes no more documents, and should be stopped again
    boolean stop(Duration deadline) throws InterruptedException;

    /// Counts so far.
    Numbers numbers();

    /// What a run that is being stopped waits for: the nodes that have something to do, in the order of the flow.
    List<Holdup> holdups();

    /// The last packets that passed a wire, newest first, at most 20; none for an unknown wire.
    List<SeenPacket> lastPackets(String wire);
}
