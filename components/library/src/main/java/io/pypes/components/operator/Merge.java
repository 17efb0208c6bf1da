package io.pypes.components.operator;

import io.pypes.sdk.Call;
import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Joins packets of two inputs that belong together: those of the same document, or with the same value of an
/// attribute. Several with one key are joined in the order in which they come.
///
/// A packet is held until its partner comes; its document is not settled before.
public final class Merge implements Processor {
    private static final String FIRST = "first";
    private static final String SECOND = "second";
    private static final String UNPAIRED = "unpaired";

    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "merge", Kind.OPERATOR, Parameters.class, Merge::new)
            .summary("Joins packets of two inputs that belong together.")
            .input(FIRST, "Packets whose attributes come first.", Carries.RECORDS)
            .input(SECOND, "Packets to join with them.", Carries.RECORDS)
            .output(Port.OUT, "The joined packets.", Carries.RECORDS)
            .optionalOutput(UNPAIRED, "Packets whose partner did not come in time.", Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attribute that packets which belong together have in common. If left empty, those"
                            + " of the same document belong together.",
                    format = "attribute")
            Optional<String> key,

            @Parameter(
                    value = "What happens to attributes that both have: those of the second packet replace those of the"
                            + " first, are appended to them, or are left out.",
                    byDefault = "replace")
            Policy policy,

            @Parameter(value = "How long a packet waits for its partner.", byDefault = "30s")
            Duration timeout,

            @Parameter(
                    value = "How many packets may wait; one that comes when so many do is not taken.",
                    byDefault = "10000",
                    min = 1,
                    unit = "packets",
                    advanced = true)
            int limit) {}

    /// What happens to attributes that both packets have.
    public enum Policy {
        REPLACE,
        APPEND,
        KEEP
    }

    private final Parameters parameters;
    private final WaitingRoom room = new WaitingRoom();

    Merge(Parameters parameters) {
        this.parameters = parameters;
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        var key = key(packet, call);
        var partner = room.takePartner(key, call.inputPort());
        if (partner.isEmpty()) {
            await(key, call);
            return;
        }
        var held = partner.orElseThrow();
        var own = call.hold();
        var origins = call.inputPort().equals(SECOND) ? List.of(held, own) : List.of(own, held);
        var merged =
                MergedPacket.of(origins.getFirst().packet(), origins.getLast().packet(), parameters.policy);
        call.emit(Port.OUT, merged, origins);
    }

    private List<String> key(Packet packet, Call call) throws PacketException {
        if (parameters.key.isEmpty()) {
            return List.of(call.document());
        }
        var attribute = parameters.key.orElseThrow();
        var values = packet.values(attribute).stream().map(Value::asText).toList();
        if (values.isEmpty()) {
            throw PacketException.invalidInput(
                    "The packet has no attribute \"%s\", by which packets are joined.".formatted(attribute));
        }
        return values;
    }

    private void await(List<String> key, Call call) throws PacketException {
        if (room.size() >= parameters.limit) {
            throw new PacketException(
                    ErrorKind.RESOURCE,
                    "%d packets wait for their partners already, and no more may. Raise the limit or lower the timeout."
                            .formatted(parameters.limit),
                    null);
        }
        if (room.size() == 0) {
            call.wakeAfter(parameters.timeout);
        }
        room.add(key, call.hold(), call.clock().instant().plus(parameters.timeout));
    }

    @Override
    public void wake(Call call) throws InterruptedException {
        var now = call.clock().instant();
        for (var late = room.takeLate(now); late.isPresent(); late = room.takeLate(now)) {
            giveUp(late.orElseThrow(), call);
        }
        room.nextDeadline().ifPresent(deadline -> call.wakeAfter(Duration.between(now, deadline)));
    }

    @Override
    public void finish(Call call) throws InterruptedException {
        for (var left = room.takeOldest(); left.isPresent(); left = room.takeOldest()) {
            giveUp(left.orElseThrow(), call);
        }
    }

    private static void giveUp(Hold hold, Call call) throws InterruptedException {
        call.emit(UNPAIRED, hold.packet(), List.of(hold));
    }
}
