package io.pypes.server.run;

import io.pypes.sdk.Content;
import io.pypes.server.ledger.Tracked;
import java.util.Optional;

/// How much memory the content of one flow's documents takes, and may take: from before a body is read until its
/// document is settled. Content in files takes none. Thread-safe.
public final class MemoryBudget {

    private long free;
    private int waiting;

    /// Makes a budget.
    ///
    /// @param limit how many bytes may be taken at once
    MemoryBudget(long limit) {
        this.free = limit;
    }

    /// How much memory content takes.
    public static long taken(Content content) {
        return content instanceof Content.InMemory ? content.size() : 0;
    }

    /// Takes bytes if that many are free, and nobody waits for some.
    public synchronized Optional<Share> tryTake(long bytes) {
        return waiting == 0 && free >= bytes ? Optional.of(overdraw(bytes)) : Optional.empty();
    }

    /// Takes bytes; blocks until that many are free. To be called by a thread that holds no other share, lest two wait
    /// for each other.
    public synchronized Share take(long bytes) throws InterruptedException {
        waiting++;
        try {
            while (free < bytes) {
                wait();
            }
            return overdraw(bytes);
        } finally {
            waiting--;
        }
    }

    /// Takes bytes even if they are not free, which keeps others waiting until they are.
    synchronized Share overdraw(long bytes) {
        free -= bytes;
        return new Share(bytes);
    }

    private synchronized void give(long bytes) {
        free += bytes;
        notifyAll();
    }

    /// Bytes taken. Given back when closed, unless it was handed on with a document. Used by one thread at a time.
    public final class Share implements AutoCloseable {
        private long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /// Gives back what is more than so many bytes.
        public void shrinkTo(long needed) {
            if (bytes > needed) {
                give(bytes - needed);
                bytes = needed;
            }
        }

        /// Makes a share of its own of some of the bytes, if there are as many.
        public Optional<Share> split(long part) {
            if (part > bytes) {
                return Optional.empty();
            }
            bytes -= part;
            return Optional.of(new Share(part));
        }

        /// Hands the bytes on: they are given back when the document is settled.
        public void keepFor(Tracked document) {
            var handed = bytes;
            bytes = 0;
            document.whenSettled(() -> give(handed));
        }

        @Override
        public void close() {
            shrinkTo(0);
        }
    }
}
