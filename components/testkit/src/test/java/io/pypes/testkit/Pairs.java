package io.pypes.testkit;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.NoParameters;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Joins a packet from each of two ports; lets go of a lonely one after a minute. Uses holds, wake and finish.
final class Pairs implements Processor {
    static final ComponentType<NoParameters> TYPE = ComponentType.of(
                    "pairs", Kind.OPERATOR, NoParameters.class, _ -> new Pairs())
            .summary("Joins a packet from each of two ports.")
            .input("left", "One packet.", Carries.RECORDS)
            .input("right", "The other packet.", Carries.RECORDS)
            .output(Port.OUT, "Both in one.", Carries.RECORDS);

    private Optional<Call.Hold> waiting = Optional.empty();

    @Override
    public void process(Packet packet, Call call) throws Exception {
        if (waiting.isPresent() && !waiting.get().inputPort().equals(call.inputPort())) {
            var other = waiting.get();
            waiting = Optional.empty();
            var both = packet.with("other", other.packet().text("name").orElse(""));
            call.emit(Port.OUT, both, List.of(other, call.hold()));
        } else {
            waiting = Optional.of(call.hold());
            call.wakeAfter(Duration.ofMinutes(1));
        }
    }

    @Override
    public void wake(Call call) {
        waiting.ifPresent(
                hold -> hold.drop("It was alone at %s.".formatted(call.clock().instant())));
        waiting = Optional.empty();
    }

    @Override
    public void finish(Call call) {
        waiting.ifPresent(hold -> hold.drop("It was alone at the end."));
    }
}
