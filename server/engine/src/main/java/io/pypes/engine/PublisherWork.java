package io.pypes.engine;

import io.pypes.sdk.PacketException;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a publisher, as many packets at a time as are there.
final class PublisherWork implements Work {

    private final Bench bench;
    private final Publisher publisher;
    private final Calls calls;
    private volatile @Nullable PublisherBatch inHand;
    private int settled;

    PublisherWork(Bench bench, Publisher publisher, Guard guard) {
        this.bench = bench;
        this.publisher = publisher;
        this.calls = new Calls(bench, guard);
    }

    @Override
    public void open() throws Exception {
        publisher.open(bench.context());
    }

    @Override
    public void handle(Attempt first) throws InterruptedException, AbandonedException {
        var batch = new PublisherBatch(gather(first));
        settled = 0;
        inHand = batch;
        settle(batch, calls.run(() -> publisher.publish(batch, bench.context()), batch::end));
    }

    private List<Attempt> gather(Attempt first) {
        var limit = bench.node().type().traits().batchLimit();
        var attempts = new ArrayList<Attempt>();
        attempts.add(first);
        var due = attempts.size() < limit ? bench.retries().poll() : null;
        while (due != null) {
            attempts.add(due);
            due = attempts.size() < limit ? bench.retries().poll() : null;
        }
        var fresh = new ArrayList<Delivery>();
        bench.inbox().drainTo(fresh, limit - attempts.size());
        bench.counters().in.add(fresh.size());
        fresh.forEach(delivery -> attempts.add(Attempt.first(delivery)));
        return attempts;
    }

    /// Settles what is in hand, one by one.
    ///
    /// @param reason why those were not published that the publisher did not fail by themselves; null if they were
    private void settle(PublisherBatch batch, @Nullable PacketException reason) throws InterruptedException {
        while (settled < batch.attempts().size()) {
            var own = batch.reason(settled);
            settle(batch.attempts().get(settled), own.orElse(reason));
            settled++;
        }
        inHand = null;
    }

    private void settle(Attempt attempt, @Nullable PacketException reason) throws InterruptedException {
        var delivery = attempt.delivery();
        if (reason == null) {
            bench.counters().out.add(1);
            delivery.origin().publish(bench.node().id(), delivery.packet());
        } else if (!bench.retries().retry(attempt, reason)) {
            bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, attempt.number());
        }
    }

    @Override
    public long wakeAt() {
        return Long.MAX_VALUE;
    }

    @Override
    public void wake() {}

    @Override
    public void finish() {}

    @Override
    public void giveUp() throws InterruptedException {
        var batch = inHand;
        if (batch != null) {
            batch.end();
            settle(batch, bench.failures().timeout(bench.node().definition().onError()));
        }
    }

    @Override
    public void lose(String message) {
        var batch = inHand;
        inHand = null;
        if (batch != null) {
            batch.attempts().subList(settled, batch.attempts().size()).stream()
                    .flatMap(attempt -> attempt.delivery().origin().accounts().stream())
                    .forEach(account -> account.cancel(message));
        }
    }

    @Override
    public void close() throws IOException {
        publisher.close();
    }
}
