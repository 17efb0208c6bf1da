package io.pypes.engine;

import java.util.ServiceLoader;

/// Where the flows of tests work: at the place that the class path names, so that other modules can run these tests
/// against theirs; in this process if there is none.
final class TestPlace {

    private static final Place PLACE =
            ServiceLoader.load(Place.class).findFirst().orElse(Place.HERE);

    private TestPlace() {}

    static Running start(Flow flow, Host host, Flow.Limits limits) throws FlowStartException, InterruptedException {
        return PLACE.start(flow, host, limits, true);
    }

    static Running startWithoutSources(Flow flow, Host host, Flow.Limits limits)
            throws FlowStartException, InterruptedException {
        return PLACE.start(flow, host, limits, false);
    }
}
