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

    private static final String ACCEPTED = "pypes.documents.accepted";
    private static final String ENDED = "pypes.documents.ended";
    private static final String IN_FLIGHT = "pypes.documents.in.flight";
    private static final String WAITING = "pypes.documents.waiting";

    static FlowMeters register(MeterRegistry registry, String flow, FlowAccount account) {
        return new FlowMeters(
                registry,
                List.of(
                        counter(ACCEPTED, account, Counts::accepted)
                                .description("Documents accepted since the server started, or in flight then.")
                                .tag("flow", flow)
                                .register(registry),
                        ended(registry, flow, "published", account, Counts::published),
                        ended(registry, flow, "dropped", account, Counts::dropped),
                        ended(registry, flow, "dead-lettered", account, Counts::deadLettered),
                        Gauge.builder(IN_FLIGHT, account, of -> of.counts().inFlight())
                                .description("Documents that were accepted and have not ended.")
                                .tag("flow", flow)
                                .register(registry),
                        Gauge.builder(WAITING, account, of -> of.backlog().size())
                                .description("Documents in flight that wait on disk until their flow takes them.")
                                .tag("flow", flow)
                                .register(registry)));
    }

    private static Meter ended(
            MeterRegistry registry, String flow, String state, FlowAccount account, ToLongFunction<Counts> count) {
        return counter(ENDED, account, count)
                .description("Documents that have ended, by how.")
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
