package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Batch;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Publisher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The publisher at the end of a tasklet: gathers packets and publishes them together.
final class Tail {

    private final Stint stint;
    private final Step step;
    private final Publisher publisher;
    private final int limit;
    private List<Attempt> gathered = new ArrayList<>();
    private List<Attempt> inHand = List.of();

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
        var attempts = gathered;
        gathered = new ArrayList<>(attempts.size());
        inHand = attempts;
        var batch = new Packets(attempts);
        var reason = work(batch);
        inHand = List.of();
        if (reason == null && batch.failed.isEmpty()) {
            published(attempts);
        } else {
            for (var attempt : attempts) {
                settle(attempt, reason == null ? batch.failed.get(attempt) : reason);
            }
        }
        return true;
    }

    private @Nullable PacketException work(Packets batch) throws InterruptedException, AbandonedException {
        Throwable thrown = null;
        var guard = stint.guard();
        var start = System.nanoTime();
        guard.enter(step.place);
        try {
            publisher.publish(batch, step.bench.context());
        } catch (Throwable anything) {
            thrown = anything;
        }
        var late = guard.isSuspect() && guard.clear();
        guard.leave();
        step.bench.counters().busyNanos.add(System.nanoTime() - start);
        if (thrown == null) {
            return null;
        }
        stint.checkCancelled();
        return late ? timeout() : step.bench.failures().explain(thrown);
    }

    private PacketException timeout() {
        return step.bench.failures().timeout(step.bench.node().definition().onError());
    }

    private void published(List<Attempt> attempts) {
        step.bench.counters().published.add(attempts.size());
        for (var attempt : attempts) {
            attempt.origin().tellPublished(step.node(), attempt.packet());
            stint.ends().add(attempt.origin(), State.PUBLISHED, step.node(), "");
        }
    }

    private void settle(Attempt attempt, @Nullable PacketException reason) throws InterruptedException {
        if (reason == null) {
            step.bench.counters().published.add(1);
            attempt.origin().tellPublished(step.node(), attempt.packet());
            stint.ends().add(attempt.origin(), State.PUBLISHED, step.node(), "");
        } else if (!stint.retries().retry(attempt, reason)) {
            fail(attempt, reason);
        }
    }

    private void fail(Attempt attempt, PacketException reason) throws InterruptedException {
        step.bench.failures().fail(attempt.packet(), attempt.origin(), reason, attempt.number(), stint);
    }

    /// Its thread was given up: fails what the publisher has in hand, and leaves what was gathered to the next.
    void giveUp() throws InterruptedException {
        for (var attempt : inHand) {
            fail(attempt, timeout());
        }
        stint.retries().again(gathered);
    }

    /// The batch at hand.
    private static final class Packets implements Batch {
        private final List<Entry> entries;
        private final IdentityHashMap<Entry, PacketException> failed = new IdentityHashMap<>(0);

        Packets(List<Attempt> attempts) {
            this.entries = Collections.unmodifiableList(attempts);
        }

        @Override
        public List<Entry> entries() {
            return entries;
        }

        @Override
        @SuppressWarnings("ReferenceEquality") // one packet may be in a batch twice
        public void fail(Entry entry, PacketException reason) {
            Objects.requireNonNull(reason);
            if (entries.stream().noneMatch(own -> own == entry)) {
                throw new IllegalArgumentException("This packet is not of this batch.");
            }
            failed.put(entry, reason);
        }
    }
}
