package io.pypes.server.run;

import io.pypes.sdk.Content;
import io.pypes.server.ledger.Tracked;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// How many documents one flow holds, and how much memory their content takes, and may take: from before a body is
/// read until its document has ended, or waits on disk. Content in files takes no memory. Thread-safe.
public final class Permits {

    private final int documents;
    private final long most;
    private final int reserve;
    private int places;
    private long bytes;
    private int waiting;
    private boolean closed;

    /// Makes permits.
    ///
    /// @param documents how many there may be at once
    /// @param bytes how many may be taken at once
    Permits(int documents, long bytes) {
        this.documents = documents;
        this.most = bytes;
        this.places = documents;
        this.bytes = bytes;
        this.reserve = documents / 2;
    }

    /// How much memory content takes.
    public static long taken(Content content) {
        return content instanceof Content.InMemory ? content.size() : 0;
    }

    /// Takes a place, and bytes, if that many are free, and nobody waits for some.
    public synchronized Optional<Permit> tryTake(long wanted) {
        return waiting == 0 && isFree(wanted) ? Optional.of(take(wanted)) : Optional.empty();
    }

    /// Whether there is a place for another document.
    public synchronized boolean hasPlace() {
        return !closed && places > 0;
    }

    private boolean isFree(long wanted) {
        return hasPlace() && bytes >= wanted;
    }

    /// Lets nobody take any more, until it is opened again: as if all were taken. What was taken can still be split.
    synchronized void close() {
        closed = true;
    }

    synchronized void open() {
        closed = false;
        notifyAll();
    }

    /// Waits until all that was taken is given back.
    ///
    /// @return how many places are taken, if the time was over before; more than 0 then
    synchronized int awaitUnused(Duration time) throws InterruptedException {
        var until = System.nanoTime() + time.toNanos();
        while (places < documents || bytes < most) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                return Math.max(1, documents - places);
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return 0;
    }

    /// Takes a place, and bytes; blocks until they are free. To be called by a thread that holds no bytes, lest
    /// two wait for each other.
    public synchronized Permit await(long wanted) throws InterruptedException {
        waiting++;
        try {
            while (!isFree(wanted)) {
                wait();
            }
            return take(wanted);
        } finally {
            waiting--;
        }
    }

    /// Takes a place, and bytes, for a document that waits on disk; blocks until less than half of the places are
    /// taken, so that there are always some for new documents.
    synchronized Permit awaitLeisure(long wanted) throws InterruptedException {
        while (!isLeisure(wanted)) {
            wait();
        }
        return take(wanted);
    }

    /// Takes what [#awaitLeisure] takes, if it need not wait.
    synchronized Optional<Permit> tryLeisure(long wanted) {
        return isLeisure(wanted) ? Optional.of(take(wanted)) : Optional.empty();
    }

    private boolean isLeisure(long wanted) {
        return isFree(wanted) && places > reserve;
    }

    private synchronized void awaitPlace() throws InterruptedException {
        while (places < 1) {
            wait();
        }
        places--;
    }

    private Permit take(long wanted) {
        places--;
        bytes -= wanted;
        return new Permit(1, wanted);
    }

    private synchronized void give(int given, long more) {
        places += given;
        bytes += more;
        notifyAll();
    }

    /// What was taken. Given back when closed, unless it was handed on. Used by one thread at a time.
    public final class Permit implements AutoCloseable {
        private int place;
        private long taken;

        private Permit(int place, long taken) {
            this.place = place;
            this.taken = taken;
        }

        /// Gives back what is more than so many bytes.
        public void shrinkTo(long needed) {
            if (taken > needed) {
                give(0, taken - needed);
                taken = needed;
            }
        }

        /// Makes a permit of its own of some of the bytes, if there are as many; blocks until there is a place for
        /// it.
        public Optional<Permit> split(long part) throws InterruptedException {
            if (part > taken) {
                return Optional.empty();
            }
            awaitPlace();
            taken -= part;
            return Optional.of(new Permit(1, part));
        }

        /// Gives its place back, not its bytes.
        public void leavePlace() {
            var given = place;
            place = 0;
            if (given > 0) {
                give(given, 0);
            }
        }

        /// Makes this one worth nothing, and another one of what it was.
        public Permit handOn() {
            var same = new Permit(place, taken);
            place = 0;
            taken = 0;
            return same;
        }

        /// Hands it on to a document, which gives it back when it has ended, or waits on disk.
        public void keepFor(Tracked document) {
            document.whenLeft(handOn()::close);
        }

        @Override
        public void close() {
            shrinkTo(0);
            leavePlace();
        }
    }
}
