package io.pypes.benchmarks.peer;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Call;
import io.pypes.sdk.Context;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;

/// Steps and sinks as our components.
public final class PypesSteps {

    private PypesSteps() {}

    /// A step as a processor. One that is a processor already stays what it is, as a component would be.
    public static Processor processor(Step step) {
        return switch (step) {
            case Processor already -> already;
            case Step.Change change -> new Changing(change);
            case Step.Keep keep -> new Keeping(keep);
        };
    }

    private record Changing(Step.Change step) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            call.emit(step.apply(packet));
        }
    }

    private record Keeping(Step.Keep step) implements Processor {
        @Override
        public void process(Packet packet, Call call) throws InterruptedException {
            if (step.test(packet)) {
                call.emit(packet);
            } else {
                call.drop("Not wanted.");
            }
        }
    }

    /// Hands every packet to a sink.
    ///
    /// @param sink where they go
    public record Counting(Sink sink) implements Publisher {
        @Override
        public void publish(Batch batch, Context context) {
            for (var entry : batch.entries()) {
                sink.accept(entry.packet());
            }
        }
    }
}
