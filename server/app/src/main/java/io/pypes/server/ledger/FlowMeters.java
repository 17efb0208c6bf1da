package io.pypes.server.ledger;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.pypes.server.ledger.FlowAccount.Counts;
import java.util.List;
import java.util.function.ToLongFunction;

/// The account of a flow as metrics, with the flow as a tag.
record FlowMeters(MeterRegistry registry, List<Meter> meters) {

    private static final String ENDED = "pypes.documents.ended";

    static FlowMeters register(MeterRegistry registry, String flow, FlowAccount account) {
        return new FlowMeters(
                registry,
                List.of(
                        counter("pypes.documents.accepted", account, Counts::accepted)
                                .tag("flow", flow)
                                .register(registry),
                        ended(registry, flow, "published", account, Counts::published),
                        ended(registry, flow, "dropped", account, Counts::dropped),
                        ended(registry, flow, "dead-lettered", account, Counts::deadLettered),
                        Gauge.builder(
                                        "pypes.documents.in.flight",
                                        account,
                                        of -> of.counts().inFlight())
                                .tag("flow", flow)
                                .register(registry),
                        Gauge.builder(
                                        "pypes.documents.waiting",
                                        account,
                                        of -> of.backlog().size())
                                .tag("flow", flow)
                                .register(registry)));
    }

    private static Meter ended(
            MeterRegistry registry, String flow, String state, FlowAccount account, ToLongFunction<Counts> count) {
        return counter(ENDED, account, count)
                .tag("flow", flow)
                .tag("state", state)
                .register(registry);
    }

    private static FunctionCounter.Builder<FlowAccount> counter(
            String name, FlowAccount account, ToLongFunction<Counts> count) {
        return FunctionCounter.builder(name, account, of -> count.applyAsLong(of.counts()));
    }

    void remove() {
        meters.forEach(registry::remove);
    }
}
