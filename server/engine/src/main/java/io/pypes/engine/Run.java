package io.pypes.engine;

import java.time.Duration;
import java.util.List;

/// A flow at work. Thread-safe.
public interface Run {

    /// Hands over a document if the flow has room for it.
    ///
    /// @return false if the flow is full or stopping; nothing was taken then, and the listener is not called
    boolean offer(Document document, DocumentListener listener);

    /// Hands over a document; blocks while the flow is full.
    ///
    /// @return false if the flow is stopping; nothing was taken then
    boolean submit(Document document, DocumentListener listener) throws InterruptedException;

    /// Takes no more documents, waits until all that are in flight are settled, then ends. What is not settled at the
    /// deadline is cancelled and ends as failed.
    ///
    /// @return true if everything was settled in time
    boolean stop(Duration deadline) throws InterruptedException;

    Numbers numbers();

    /// The last packets that passed a wire, newest first, at most 20; none for an unknown wire.
    List<SeenPacket> lastPackets(String wire);
}
