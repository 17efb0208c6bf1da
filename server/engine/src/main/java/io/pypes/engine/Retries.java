package io.pypes.engine;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Packets of one tasklet that wait for their next attempt. Used by its thread only, but for [#waiting].
final class Retries {

    private static final long LONGEST_WAIT = 300_000_000_000L;

    private final List<ErrorPolicy> policies;
    private final PriorityQueue<Waiting> queue = new PriorityQueue<>(Comparator.comparingLong(Waiting::due));
    private final AtomicLongArray waiting;

    /// @param policies by step
    Retries(List<ErrorPolicy> policies) {
        this.policies = List.copyOf(policies);
        this.waiting = new AtomicLongArray(policies.size());
    }

    private record Waiting(Attempt attempt, long due) {}

    /// Queues a failed attempt if it is worth another.
    ///
    /// @return true if it will be tried again
    boolean retry(Attempt failed, PacketException reason) {
        var policy = policies.get(failed.step());
        if (reason.kind() != ErrorKind.TRANSIENT || failed.number() > policy.retries()) {
            return false;
        }
        var wait = policy.backoff().toNanos() << Math.min(failed.number() - 1, 20);
        var capped = wait <= 0 || wait > LONGEST_WAIT ? LONGEST_WAIT : wait;
        var jitter = ThreadLocalRandom.current().nextLong(capped / 5 + 1);
        queue.add(new Waiting(failed.next(), System.nanoTime() + capped - jitter));
        waiting.incrementAndGet(failed.step());
        return true;
    }

    /// Queues attempts that were interrupted before they began.
    void again(List<Attempt> attempts) {
        for (var attempt : attempts) {
            queue.add(new Waiting(attempt, System.nanoTime()));
            waiting.incrementAndGet(attempt.step());
        }
    }

    /// Takes the attempt that is due longest; null if none is due.
    @Nullable
    Attempt poll() {
        var first = queue.peek();
        if (first == null || first.due() - System.nanoTime() > 0) {
            return null;
        }
        queue.remove();
        waiting.decrementAndGet(first.attempt().step());
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

    /// How many wait for a step. Any thread.
    long waiting(int step) {
        return waiting.get(step);
    }
}
