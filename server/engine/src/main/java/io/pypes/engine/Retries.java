package io.pypes.engine;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.PacketException;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/// Packets of one tasklet that wait for their next attempt. Used by its thread only, but for [#waiting].
final class Retries {

    private static final long LONGEST_WAIT = 300_000_000_000L;

    private final List<ErrorPolicy> policies;
    private final PriorityQueue<Waiting> queue =
            new PriorityQueue<>(1, (one, other) -> Long.signum(one.due() - other.due()));
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
        var wait = wait(policy, failed.number());
        var jitter = ThreadLocalRandom.current().nextLong(wait / 5 + 1);
        queue.add(new Waiting(failed.next(), System.nanoTime() + wait - jitter));
        waiting.incrementAndGet(failed.step());
        return true;
    }

    /// The back-off, doubled for each attempt before.
    private static long wait(ErrorPolicy policy, int attempt) {
        var doublings = Math.min(attempt - 1, 20);
        return Math.min(Nanos.of(policy.backoff()), LONGEST_WAIT >> doublings) << doublings;
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
