package io.pypes.engine;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs a processor, one packet at a time.
final class ProcessorWork implements Work {

    private final Bench bench;
    private final Processor processor;
    private final Guard guard;
    private final ProcessorCall call;
    private final List<MediaType> takes;
    private volatile @Nullable Attempt inHand;

    ProcessorWork(Bench bench, Processor processor, Guard guard) {
        this.bench = bench;
        this.processor = processor;
        this.guard = guard;
        this.call = new ProcessorCall(bench.context(), bench.outlets(), bench.counters(), bench.failures(), guard);
        this.takes = bench.node().takes();
    }

    private interface Step {
        void run() throws Exception;
    }

    @Override
    public void open() throws Exception {
        processor.open(bench.context());
    }

    @Override
    public void handle(Attempt attempt) throws InterruptedException, AbandonedException {
        var delivery = attempt.delivery();
        if (!takes.isEmpty() && !delivery.asked() && !taken(delivery.packet())) {
            refuse(delivery);
            return;
        }
        inHand = attempt;
        call.begin(delivery);
        var reason = guarded(() -> processor.process(delivery.packet(), call));
        inHand = null;
        if (reason == null) {
            call.complete();
        } else if (!call.undo() || !bench.retries().retry(attempt, reason)) {
            call.fail(delivery, reason, attempt.number());
        }
    }

    private boolean taken(Packet packet) {
        var type = packet.mediaType();
        return takes.stream().anyMatch(range -> range.covers(type));
    }

    private void refuse(Delivery delivery) throws InterruptedException {
        var outlets = bench.outlets();
        if (outlets.isWired(Port.UNMATCHED)) {
            delivery.origin().open(outlets.width(Port.UNMATCHED) - 1);
            bench.counters().out.add(1);
            outlets.send(Port.UNMATCHED, delivery.packet(), delivery.origin());
            return;
        }
        var ranges = takes.stream().map(MediaType::essence).collect(Collectors.joining(", "));
        var reason = PacketException.invalidInput("Node \"%s\" takes %s, and this document is %s."
                .formatted(
                        bench.node().id(), ranges, delivery.packet().mediaType().essence()));
        bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, 1);
    }

    /// Runs a step of the component under guard.
    ///
    /// @return null if it went well, else why not
    private @Nullable PacketException guarded(Step step) throws InterruptedException, AbandonedException {
        Throwable thrown = null;
        var start = System.nanoTime();
        guard.begin();
        try {
            step.run();
        } catch (Throwable anything) {
            thrown = anything;
        }
        var overdue = guard.end();
        bench.counters().busyNanos.add(System.nanoTime() - start);
        if (thrown instanceof InterruptedException interrupted && !overdue) {
            throw interrupted;
        }
        if (thrown == null) {
            return null;
        }
        return overdue
                ? bench.failures().timeout(bench.node().definition().onError())
                : bench.failures().explain(thrown);
    }

    @Override
    public long wakeAt() {
        return call.wakeAt();
    }

    @Override
    public void wake() throws InterruptedException, AbandonedException {
        call.clearWake();
        call.begin(null);
        warn(guarded(() -> processor.wake(call)));
    }

    @Override
    public void finish() throws InterruptedException, AbandonedException {
        call.begin(null);
        warn(guarded(() -> processor.finish(call)));
        call.failHeld(PacketException.permanent("Node \"%s\" still held this packet when the flow ended."
                .formatted(bench.node().id())));
    }

    private void warn(@Nullable PacketException reason) {
        if (reason != null) {
            bench.context().log().log(System.Logger.Level.WARNING, reason.getMessage());
        }
    }

    @Override
    public void giveUp() throws InterruptedException {
        var reason = bench.failures().timeout(bench.node().definition().onError());
        var attempt = inHand;
        if (attempt != null) {
            call.fail(attempt.delivery(), reason, attempt.number());
        }
        call.failHeld(reason);
    }

    @Override
    public void close() throws IOException {
        processor.close();
    }
}
