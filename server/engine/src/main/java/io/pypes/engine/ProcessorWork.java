package io.pypes.engine;

import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Runs a processor, one packet at a time.
final class ProcessorWork implements Work {

    private final Bench bench;
    private final Processor processor;
    private final ProcessorCall call;
    private final Calls calls;
    private volatile @Nullable Attempt inHand;

    ProcessorWork(Bench bench, Processor processor, Guard guard) {
        this.bench = bench;
        this.processor = processor;
        this.call = new ProcessorCall(bench, guard);
        this.calls = new Calls(bench, guard);
    }

    @Override
    public void open() throws Exception {
        processor.open(bench.context());
    }

    @Override
    public void handle(Attempt attempt) throws InterruptedException, AbandonedException {
        inHand = attempt;
        var delivery = attempt.delivery();
        if (delivery.asked() || isTaken(delivery.packet())) {
            process(attempt, delivery);
        } else {
            refuse(delivery);
        }
        inHand = null;
    }

    private void process(Attempt attempt, Delivery delivery) throws InterruptedException, AbandonedException {
        call.begin(delivery);
        var reason = calls.run(() -> processor.process(delivery.packet(), call), call::end);
        var emission = call.emission();
        if (reason == null) {
            emission.complete();
        } else if (!emission.undo() || !bench.retries().retry(attempt, reason)) {
            emission.fail(delivery, reason, attempt.number());
        }
    }

    private boolean isTaken(Packet packet) {
        var takes = bench.node().takes();
        if (takes.isEmpty()) {
            return true;
        }
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
        var ranges = bench.node().takes().stream().map(MediaType::essence).collect(Collectors.joining(", "));
        var reason = PacketException.invalidInput("Node \"%s\" takes %s, and this document is %s."
                .formatted(
                        bench.node().id(), ranges, delivery.packet().mediaType().essence()));
        bench.failures().fail(delivery.packet(), delivery.origin(), delivery.port(), reason, 1);
    }

    @Override
    public long wakeAt() {
        return call.wakeAt();
    }

    @Override
    public void wake() throws InterruptedException, AbandonedException {
        call.clearWake();
        call.begin(null);
        warn(calls.run(() -> processor.wake(call), call::end));
    }

    @Override
    public void finish() throws InterruptedException, AbandonedException {
        call.begin(null);
        warn(calls.run(() -> processor.finish(call), call::end));
        call.emission()
                .failHeld(PacketException.permanent("Node \"%s\" still held this packet when the flow ended."
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
        var emission = call.giveUp();
        var attempt = inHand;
        inHand = null;
        if (attempt != null) {
            emission.fail(attempt.delivery(), reason, attempt.number());
        }
        emission.failHeld(reason);
    }

    @Override
    public void lose(String message) {
        var attempt = inHand;
        inHand = null;
        if (attempt != null) {
            attempt.delivery().origin().accounts().forEach(account -> account.cancel(message));
        }
    }

    @Override
    public void close() throws IOException {
        call.close();
        processor.close();
    }
}
