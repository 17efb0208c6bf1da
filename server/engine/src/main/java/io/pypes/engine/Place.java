package io.pypes.engine;

/// Where flows work. A flow does not know which it is.
public interface Place {

    /// This process.
    Place HERE = (flow, host, limits, sources) ->
            sources ? flow.start(host, limits) : flow.startWithoutSources(host, limits);

    /// Starts a flow, all or nothing. Blocks until all components are open.
    ///
    /// @param sources whether those of the flow bring documents in; they are not even opened otherwise
    /// @throws FlowStartException if a component could not be made ready
    Running start(Flow flow, Host host, Flow.Limits limits, boolean sources)
            throws FlowStartException, InterruptedException;
}
