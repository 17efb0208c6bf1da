package io.pypes.components.operator;

import io.pypes.sdk.Call;
import io.pypes.sdk.Call.Hold;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Value;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts packets by the value of an attribute, and emits a total for each value when no more come for a while. A
/// packet with several values counts under all of them together; split it before to count each.
///
/// The first packet of each value is held and becomes the origin of its total; the others are dropped, counted. So a
/// document fed whole and split in the flow is not settled before its totals are out, and comes again after a crash;
/// of documents that were counted one by one, a crash loses the counts that are not out yet.
public final class CountBy implements Processor {
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "count-by", Kind.OPERATOR, Parameters.class, CountBy::new)
            .summary("Counts packets by the value of an attribute.")
            .input(Port.IN, "Packets to count.", Carries.RECORDS)
            .output(
                    Port.OUT,
                    "The totals, the largest first: a packet for each value, with its count.",
                    Carries.RECORDS);

    public record Parameters(
            @Parameter(
                    value = "The attribute whose values are counted; packets without it are counted together.",
                    example = "status",
                    format = "attribute")
            String attribute,

            @Parameter(value = "The attribute of the totals for the count.", byDefault = "count", format = "attribute")
            String into,

            @Parameter(value = "Totals are emitted when no packet came for so long.", byDefault = "2s")
            Duration quiet,

            @Parameter(
                    value = "Totals are emitted at the latest so long after the first packet they count.",
                    byDefault = "1m",
                    advanced = true)
            Duration latest,

            @Parameter(
                    value = "Totals are emitted when there are so many different values.",
                    byDefault = "10000",
                    min = 1,
                    unit = "values",
                    advanced = true)
            int limit) {}

    private final Parameters parameters;
    private final Map<List<Value>, Total> totals = new LinkedHashMap<>();
    private Instant first = Instant.EPOCH;
    private Instant last = Instant.EPOCH;

    CountBy(Parameters parameters) {
        this.parameters = parameters;
    }

    /// The count of one value so far.
    private static final class Total {
        private final Hold origin;
        private long count = 1;

        Total(Hold origin) {
            this.origin = origin;
        }
    }

    @Override
    public void process(Packet packet, Call call) throws InterruptedException {
        last = call.clock().instant();
        var values = packet.values(parameters.attribute);
        var total = totals.get(values);
        if (total == null) {
            begin(values, call);
        } else {
            total.count++;
            call.drop("Counted.");
        }
    }

    private void begin(List<Value> values, Call call) throws InterruptedException {
        if (totals.size() >= parameters.limit) {
            emitTotals(call);
        }
        if (totals.isEmpty()) {
            first = last;
            call.wakeAfter(Duration.between(last, due()));
        }
        totals.put(values, new Total(call.hold()));
    }

    private Instant due() {
        var quiet = last.plus(parameters.quiet);
        var latest = first.plus(parameters.latest);
        return quiet.isBefore(latest) ? quiet : latest;
    }

    @Override
    public void wake(Call call) throws InterruptedException {
        var now = call.clock().instant();
        if (now.isBefore(due())) {
            call.wakeAfter(Duration.between(now, due()));
        } else {
            emitTotals(call);
        }
    }

    @Override
    public void finish(Call call) throws InterruptedException {
        emitTotals(call);
    }

    private void emitTotals(Call call) throws InterruptedException {
        var largestFirst = totals.entrySet().stream()
                .sorted(Comparator.comparingLong(entry -> -entry.getValue().count))
                .toList();
        totals.clear();
        for (var entry : largestFirst) {
            var total = Packet.empty();
            if (!entry.getKey().isEmpty()) {
                total = total.with(parameters.attribute, entry.getKey());
            }
            total = total.with(parameters.into, Value.of(entry.getValue().count));
            call.emit(Port.OUT, total, List.of(entry.getValue().origin));
        }
    }
}
