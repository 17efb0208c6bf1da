package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Publisher;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The publisher at the end of a tasklet: gathers packets and publishes them together.
final class Tail {

    private final Stint stint;
    private final Step step;
    private final Publisher publisher;
    private final int limit;
    private List<Attempt> gathered = new ArrayList<>();
    private @Nullable PublisherBatch inHand;
    private int settled;

    Tail(Stint stint, Step step, Publisher publisher) {
        this.stint = stint;
        this.step = step;
        this.publisher = publisher;
        this.limit = step.bench.node().type().traits().batchLimit();
    }

    /// Gathers a packet; publishes when there are as many as the publisher wants.
    void add(Attempt attempt) throws InterruptedException, AbandonedException {
        gathered.add(attempt);
        if (gathered.size() >= limit) {
            publish();
        }
    }

    /// Publishes what was gathered.
    ///
    /// @return false if there was nothing
    boolean publish() throws InterruptedException, AbandonedException {
        if (gathered.isEmpty()) {
            return false;
        }
        var batch = new PublisherBatch(gathered);
        gathered = new ArrayList<>(gathered.size());
        settled = 0;
        inHand = batch;
        settle(batch, work(batch));
        return true;
    }

    private @Nullable PacketException work(PublisherBatch batch) throws InterruptedException, AbandonedException {
        Throwable thrown = null;
        var guard = stint.guard();
        stint.pace().checkCancelled();
        var start = System.nanoTime();
        guard.enter(step.place);
        try {
            publisher.publish(batch, step.bench.context());
        } catch (Throwable anything) {
            thrown = anything;
        }
        guard.leave();
        var late = guard.isSuspect() && guard.clear();
        batch.end();
        step.bench.counters().busyNanos.add(System.nanoTime() - start);
        if (late) {
            return timeout();
        }
        if (thrown == null) {
            return null;
        }
        stint.pace().checkCancelled();
        return step.bench.failures().explain(thrown);
    }

    private PacketException timeout() {
        return step.bench.timeout();
    }

    /// Settles what is in hand, one by one.
    ///
    /// @param reason why those were not published that the publisher did not fail by themselves; null if they were
    private void settle(PublisherBatch batch, @Nullable PacketException reason) throws InterruptedException {
        var attempts = batch.attempts();
        var sound = reason == null && batch.isSound();
        while (settled < attempts.size()) {
            var attempt = attempts.get(settled);
            var own = sound ? null : batch.reason(attempt);
            settle(attempt, own == null ? reason : own);
            settled++;
        }
        inHand = null;
    }

    private void settle(Attempt attempt, @Nullable PacketException reason) throws InterruptedException {
        if (reason == null) {
            published(attempt);
        } else if (!stint.retries().retry(attempt, reason)) {
            step.bench
                    .failures()
                    .fail(attempt.packet(), attempt.origin(), attempt.port(), reason, attempt.number(), stint.pace());
        }
    }

    private void published(Attempt attempt) {
        step.bench.counters().published.add(1);
        var account = attempt.origin().single();
        if (account != null && !account.isWatched()) {
            stint.ends().add(attempt.origin(), State.PUBLISHED, step.node, "");
        } else {
            attempt.origin().publish(step.node, attempt.packet());
        }
    }

    /// Its thread was given up: fails what the publisher has in hand.
    ///
    /// @return what was gathered, for the next
    List<Attempt> giveUp() throws InterruptedException {
        var batch = inHand;
        if (batch != null) {
            batch.end();
            settle(batch, timeout());
        }
        var again = gathered.stream().filter(attempt -> attempt.number() == 1).count();
        step.bench.counters().in.add(-again); // they are counted when they are gathered again
        return gathered;
    }

    /// The engine itself broke: ends the documents of what is in hand.
    void lose(String message) {
        var batch = inHand;
        inHand = null;
        if (batch != null) {
            batch.attempts().subList(settled, batch.attempts().size()).stream()
                    .flatMap(attempt -> attempt.origin().accounts().stream())
                    .forEach(account -> account.cancel(message));
        }
    }
}
