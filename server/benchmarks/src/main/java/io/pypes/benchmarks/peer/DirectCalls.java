package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.function.Consumer;

/// The limit: each step calls the next one, on one thread.
final class DirectCalls implements Peer {

    @Override
    public void run(Job job) {
        Consumer<Packet> chain = job.sink();
        for (var step : job.steps().reversed()) {
            chain = switch (step) {
                case Step.Change change -> new Changed(change, chain);
                case Step.Keep keep -> new Kept(keep, chain);
            };
        }
        for (var number = 0L; number < job.count(); number++) {
            chain.accept(job.source().apply(number));
        }
    }

    private record Changed(Step.Change step, Consumer<Packet> next) implements Consumer<Packet> {
        @Override
        public void accept(Packet packet) {
            next.accept(step.apply(packet));
        }
    }

    private record Kept(Step.Keep step, Consumer<Packet> next) implements Consumer<Packet> {
        @Override
        public void accept(Packet packet) {
            if (step.test(packet)) {
                next.accept(packet);
            }
        }
    }
}
