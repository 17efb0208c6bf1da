package io.pypes.benchmarks.work;

import io.pypes.benchmarks.peer.Job;
import io.pypes.benchmarks.peer.Peer;
import io.pypes.benchmarks.peer.Step;
import io.pypes.sdk.Packet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;

/// Packets or documents through a chain of steps, as many as the peer does in the given time.
final class ChainWork {

    private static final double SHORTEST = 0.2; // a shorter one says little about the rate

    private final List<Step> steps;
    private final Checking sink;
    private final LongFunction<Packet> source;
    private final long pass; // the number of packets is a multiple of this
    private final Expected each; // of one pass

    private ChainWork(List<Step> steps, Checking sink, LongFunction<Packet> source, long pass, Expected each) {
        this.steps = steps;
        this.sink = sink;
        this.source = source;
        this.pass = pass;
        this.each = each;
    }

    /// What has to arrive of one pass; nothing is said where every packet has to.
    private record Expected(long delivered, long checksum) {}

    /// Packets with four fields through identity steps.
    static ChainWork pipeline(int components) {
        return new ChainWork(Identity.chain(components), new NumberedSink(), Packets::of, 1, new Expected(1, -1));
    }

    /// JSON documents through six steps.
    static ChainWork documents(int count) {
        var packets = Corpus.packets(count);
        var sink = new ContentSink();
        var steps = JsonSteps.all();
        return new ChainWork(steps, sink, number -> packets[(int) (number % count)], count, oneByOne(packets, steps));
    }

    /// Takes each document through the steps in a plain loop: what every peer's result is compared with.
    private static Expected oneByOne(Packet[] packets, List<Step> steps) {
        var sink = new ContentSink();
        for (var packet : packets) {
            var changed = packet;
            var kept = true;
            for (var step : steps) {
                switch (step) {
                    case Step.Change change -> changed = kept ? change.apply(changed) : changed;
                    case Step.Keep keep -> kept &= keep.test(changed);
                }
            }
            if (kept) {
                sink.accept(changed);
            }
        }
        return new Expected(sink.delivered(), sink.checksum());
    }

    Map<String, Double> run(Peer peer, Times times) throws Exception {
        var count = warmUp(peer, times);
        var before = new Expected(sink.delivered(), sink.checksum());
        var numbers = new HashMap<>(Meter.measure(() -> peer.run(job(count))));
        numbers.put("sent", (double) count);
        numbers.put("expected", (double) (count / pass * each.delivered));
        numbers.put("delivered", (double) (sink.delivered() - before.delivered));
        numbers.put("checksum", (double) (sink.checksum() - before.checksum));
        if (each.checksum >= 0) {
            numbers.put("expectedChecksum", (double) (count / pass * each.checksum));
        }
        requireAllSteps(sink.delivered());
        return numbers;
    }

    /// @return how many packets fill the time that is measured
    private long warmUp(Peer peer, Times times) throws Exception {
        var all = new Meter();
        var count = Math.max(pass, 1000 / pass * pass);
        var rate = 0.0;
        for (var runs = 0; runs < 3 || all.wall() < times.warmUp(); runs++) { // the first also starts things
            var one = new Meter();
            peer.run(job(count));
            var wall = one.wall();
            rate = count / wall;
            var goal = Math.clamp(times.measured() / 4, SHORTEST, 1);
            count = wholePasses(Math.min(rate * goal, count * 8.0));
        }
        return wholePasses(rate * times.measured());
    }

    private long wholePasses(double packets) {
        return Math.max(1, Math.round(packets / pass)) * pass;
    }

    private Job job(long count) {
        return new Job(count, count / pass * each.delivered, source, false, steps, sink);
    }

    private void requireAllSteps(long packets) {
        for (var step : steps) {
            if (step instanceof Identity identity && identity.seen != packets) {
                throw new IllegalStateException(
                        "A component saw %,d of %,d packets.".formatted(identity.seen, packets));
            }
        }
    }
}
