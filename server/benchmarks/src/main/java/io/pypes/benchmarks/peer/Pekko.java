package io.pypes.benchmarks.peer;

import com.typesafe.config.ConfigFactory;
import io.pypes.sdk.Packet;
import java.util.concurrent.TimeUnit;
import org.apache.pekko.NotUsed;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.stream.javadsl.Sink;
import org.apache.pekko.stream.javadsl.Source;

/// Apache Pekko Streams: stages that Pekko fuses into one actor; or an asynchronous boundary before each step.
final class Pekko implements Peer {

    private static final int MINUTES = 30;

    private final boolean async;
    private final ActorSystem system = ActorSystem.create(
            "benchmark", ConfigFactory.parseString("pekko.loglevel=ERROR").withFallback(ConfigFactory.load()));

    Pekko(boolean async) {
        this.async = async;
    }

    @Override
    public void run(Job job) throws Exception {
        var source = job.source();
        Source<Packet, NotUsed> packets =
                Source.range(0, Math.toIntExact(job.count() - 1)).map(number -> source.apply(number));
        for (var step : job.steps()) {
            packets = then(async ? packets.async() : packets, step);
        }
        (async ? packets.async() : packets)
                .runWith(Sink.foreach(job.sink()::accept), system)
                .toCompletableFuture()
                .get(MINUTES, TimeUnit.MINUTES);
    }

    private static Source<Packet, NotUsed> then(Source<Packet, NotUsed> packets, Step step) {
        return switch (step) {
            case Step.Change change -> packets.map(change::apply);
            case Step.Keep keep -> packets.filter(keep::test);
        };
    }

    @Override
    public void close() {
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();
    }
}
