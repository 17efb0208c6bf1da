package io.pypes.engine;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// Deliveries of one tasklet that wait for their next attempt. Used by its thread only, but for [#size].
final class Retries {

    private static final long LONGEST_WAIT = 300_000_000_000L;

    private final ErrorPolicy policy;
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
    private final Counter size = new Counter();

    Retries(ErrorPolicy policy) {
        this.policy = policy;
    }

    private record Waiting(Attempt attempt, long due) {}

    /// Queues a failed attempt if it is worth another.
    ///
    /// @return true if it will be tried again
    boolean retry(Attempt failed, PacketException reason) {
        if (reason.kind() != ErrorKind.TRANSIENT || failed.number() > policy.retries()) {
            return false;
        }
        var wait = policy.backoff().toNanos() << Math.min(failed.number() - 1, 20);
        var capped = wait <= 0 || wait > LONGEST_WAIT ? LONGEST_WAIT : wait;
        var jitter = ThreadLocalRandom.current().nextLong(capped / 5 + 1);
        queue.add(new Waiting(failed.next(), System.nanoTime() + capped - jitter));
        size.add(1);
        return true;
    }

    /// Takes the attempt that is due longest; null if none is due.
    @Nullable
    Attempt poll() {
        var first = queue.peek();
        if (first == null || first.due() - System.nanoTime() > 0) {
            return null;
        }
        queue.remove();
        size.add(-1);
        return first.attempt();
    }

    boolean isEmpty() {
        return queue.isEmpty();
    }

    /// Nanoseconds until the next attempt is due; [Long#MAX_VALUE] if none waits.
    long nextIn() {
        var first = queue.peek();
        return first == null ? Long.MAX_VALUE : Math.max(0, first.due() - System.nanoTime());
    }

    long size() {
        return size.get();
    }
}
