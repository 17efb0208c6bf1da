package io.pypes.benchmarks.hop;

import io.pypes.benchmarks.Checksums;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// What came back from the other process. It bounds what is under way: the sender is woken when half a window is free,
/// not for every answer. One thread sends; answers come on any.
public final class Answers {

    /// How many packets are under way at most.
    static final int WINDOW = 2048;

    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);
    private static final long NOBODY = -1;

    private final AtomicLong count = new AtomicLong();
    private final AtomicLong checksum = new AtomicLong();
    private long sent;
    private volatile long awaited = NOBODY;
    private volatile @Nullable Thread waiting;
    private volatile @Nullable Stopwatch stopwatch;

    /// Waits until another packet may go.
    ///
    /// @return its number
    public long next() throws InterruptedException, TimeoutException {
        if (sent - count.get() >= WINDOW) {
            await(sent - WINDOW / 2);
        }
        var watch = stopwatch;
        if (watch != null) {
            watch.sent(sent);
        }
        return sent++;
    }

    /// Waits until all that were sent are answered.
    public void awaitAll() throws InterruptedException, TimeoutException {
        await(sent);
    }

    private void await(long number) throws InterruptedException, TimeoutException {
        var until = System.nanoTime() + PATIENCE;
        waiting = Thread.currentThread();
        awaited = number;
        while (count.get() < number) {
            var left = until - System.nanoTime();
            if (left <= 0) {
                throw new TimeoutException("%,d of %,d packets came back.".formatted(count.get(), sent));
            }
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
        }
        awaited = NOBODY;
    }

    /// A packet was answered.
    void answered(long number) {
        var watch = stopwatch;
        if (watch != null) {
            watch.answered(number);
        }
        checksum.addAndGet(Checksums.of(number));
        if (count.incrementAndGet() == awaited) {
            LockSupport.unpark(waiting);
        }
    }

    /// Notes how long packets take there and back from now on. Nothing may be under way.
    ///
    /// @param packets how many are to be sent at most
    public Stopwatch time(int packets) {
        var watch = new Stopwatch(sent, packets);
        stopwatch = watch;
        return watch;
    }

    public long sent() {
        return sent;
    }

    public long count() {
        return count.get();
    }

    /// A number that depends on every packet that came back, but not on their order.
    public long checksum() {
        return checksum.get();
    }
}
