package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Project Reactor: operators that Reactor fuses, on one thread; or `publishOn` before each step, with its usual
/// prefetch.
final class Reactor implements Peer {

    private final boolean publishOn;

    Reactor(boolean publishOn) {
        this.publishOn = publishOn;
    }

    @Override
    public void run(Job job) {
        var source = job.source();
        var packets = Flux.range(0, Math.toIntExact(job.count())).map(number -> source.apply(number));
        for (var step : job.steps()) {
            packets = then(publishOn ? packets.publishOn(Schedulers.parallel()) : packets, step);
        }
        (publishOn ? packets.publishOn(Schedulers.parallel()) : packets)
                .doOnNext(job.sink())
                .blockLast();
    }

    private static Flux<Packet> then(Flux<Packet> packets, Step step) {
        return switch (step) {
            case Step.Change change -> packets.map(change);
            case Step.Keep keep -> packets.filter(keep);
        };
    }

    @Override
    public void close() {
        Schedulers.shutdownNow();
    }
}
