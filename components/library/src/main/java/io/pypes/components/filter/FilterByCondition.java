package io.pypes.components.filter;

import io.pypes.components.expression.Condition;
import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;

/// Drops packets for which a condition does not hold, or those for which it does. The reason of the drop names it. To
/// send the others somewhere else, there is "Route by condition".
public final class FilterByCondition implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "filter-by-condition", Kind.FILTER, Parameters.class, FilterByCondition::new)
            .summary("Keeps the packets for which a condition holds, or drops them.")
            .input(Port.IN, "Packets to keep or drop.", Carries.ANY)
            .output(Port.OUT, "The packets that are kept.", Carries.ANY);

    public record Parameters(
            @Parameter(
                    value = "The condition, such as number(doc.price) > 10 or doc.country == \"DE\".",
                    example = "has(doc.title)",
                    format = "expression")
            Condition condition,

            @Parameter(value = "What happens to packets for which it holds.", byDefault = "keep")
            Action action) {}

    /// What happens to packets for which the condition holds; the opposite happens to others.
    public enum Action {
        KEEP,
        DROP
    }

    private final Condition condition;
    private final boolean kept;
    private final String reason;

    FilterByCondition(Parameters parameters) {
        this.condition = parameters.condition;
        this.kept = parameters.action == Action.KEEP;
        this.reason = "The condition \"%s\" %s.".formatted(condition, kept ? "does not hold" : "holds");
    }

    @Override
    public void process(Packet packet, Call call) throws PacketException, InterruptedException {
        if (condition.holds(packet) == kept) {
            call.emit(packet);
        } else {
            call.drop(reason);
        }
    }
}
