package io.pypes.engine;

import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Publisher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Runs a publisher, as many packets at a time as are there.
final class PublisherWork implements Work {

    private final Bench bench;
    private final Publisher publisher;
    private final Guard guard;
    private volatile List<Attempt> inHand = List.of();

    PublisherWork(Bench bench, Publisher publisher, Guard guard) {
        this.bench = bench;
        this.publisher = publisher;
        this.guard = guard;
    }

    @Override
    public void open() throws Exception {
        publisher.open(bench.context());
    }

    @Override
    public void handle(Attempt first) throws InterruptedException, AbandonedException {
        var attempts = gather(first);
        inHand = attempts;
        var batch = new Packets(attempts);
        var reason = publish(batch);
        inHand = List.of();
        for (var index = 0; index < attempts.size(); index++) {
            var own = batch.failed.get(batch.entries.get(index));
            settle(attempts.get(index), reason == null ? own : reason);
        }
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
        return List.copyOf(attempts);
    }

    private @Nullable PacketException publish(Packets batch) throws InterruptedException, AbandonedException {
        Throwable thrown = null;
        var start = System.nanoTime();
        guard.begin();
        try {
            publisher.publish(batch, bench.context());
        } catch (Throwable anything) {
            thrown = anything;
        }
        var overdue = guard.end();
        bench.counters().busyNanos.add(System.nanoTime() - start);
        if (thrown == null) {
            return null;
        }
        if (overdue) {
            return bench.failures().timeout(bench.node().definition().onError());
        }
        if (thrown instanceof InterruptedException interrupted) {
            throw interrupted;
        }
        return bench.failures().explain(thrown);
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
        var reason = bench.failures().timeout(bench.node().definition().onError());
        for (var attempt : inHand) {
            var delivery = attempt.delivery();
            bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, attempt.number());
        }
    }

    @Override
    public void close() throws IOException {
        publisher.close();
    }

    /// The batch at hand.
    private static final class Packets implements Batch {
        private final List<Entry> entries;
        private final IdentityHashMap<Entry, PacketException> failed = new IdentityHashMap<>();

        Packets(List<Attempt> attempts) {
            this.entries = attempts.stream()
                    .map(Attempt::delivery)
                    .map(delivery -> new Entry(delivery.origin().id(), delivery.packet()))
                    .toList();
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }

        @Override
        public void fail(Entry entry, PacketException reason) {
            failed.put(entry, reason);
        }
    }
}
