package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Publisher;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The publisher at the end of a tasklet: gathers packets and publishes them together.
final class Tail {

    private final Stint stint;
    private final Step step;
    private final Publisher publisher;
    private final int limit;
    private PublisherBatch gathered;
    private @Nullable PublisherBatch inHand;
    /// Packets in hand before this one have ended.
    private int settled;

    Tail(Stint stint, Step step, Publisher publisher) {
        this.stint = stint;
        this.step = step;
        this.publisher = publisher;
        this.limit = step.bench.node().type().traits().batchLimit();
        this.gathered = new PublisherBatch(limit, 1);
    }

    /// Gathers the packets of a pass from the one at hand on; publishes when there are as many as the publisher wants.
    void gather(Pass pass) throws InterruptedException, AbandonedException {
        while (pass.index < pass.in.size()) {
            pass.index += gathered.gather(pass);
            if (gathered.isFull()) {
                publish();
            }
        }
    }

    /// Publishes what was gathered.
    ///
    /// @return false if there was nothing
    boolean publish() throws InterruptedException, AbandonedException {
        var batch = gathered;
        if (batch.isEmpty()) {
            return false;
        }
        gathered = new PublisherBatch(limit, batch.size());
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
        if (reason == null && batch.isSound()) {
            step.bench.counters().published.add(batch.size());
            for (; settled < batch.size(); settled++) {
                published(batch);
            }
        }
        for (; settled < batch.size(); settled++) {
            var own = batch.reason(settled);
            if (own != null) {
                fail(batch, own);
            } else if (reason != null) {
                fail(batch, reason);
            } else {
                step.bench.counters().published.add(1);
                published(batch);
            }
        }
        inHand = null;
    }

    private void fail(PublisherBatch batch, PacketException reason) throws InterruptedException {
        var attempt = batch.attempt(step.place, settled);
        if (!stint.retries().retry(attempt, reason)) {
            step.bench
                    .failures()
                    .fail(attempt.packet(), attempt.origin(), attempt.port(), reason, attempt.number(), stint.pace());
        }
    }

    private void published(PublisherBatch batch) {
        var origin = batch.origin(settled);
        var account = origin.single();
        if (account != null && !account.isWatched()) {
            stint.ends().add(origin, State.PUBLISHED, step.node, "");
        } else {
            origin.publish(step.node, batch.packet(settled));
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
        var left = IntStream.range(0, gathered.size())
                .mapToObj(place -> gathered.attempt(step.place, place))
                .toList();
        var again = left.stream().filter(attempt -> attempt.number() == 1).count();
        step.bench.counters().in.add(-again); // they are counted when they are gathered again
        return left;
    }

    /// The engine itself broke: ends the documents of what is in hand.
    void lose(String message) {
        var batch = inHand;
        inHand = null;
        for (; batch != null && settled < batch.size(); settled++) {
            StepOut.lose(batch.origin(settled), message);
        }
    }
}
