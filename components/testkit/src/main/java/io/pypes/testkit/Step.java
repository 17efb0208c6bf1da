package io.pypes.testkit;

import io.pypes.sdk.Packet;

/// One thing that happens to a component in a case.
sealed interface Step {

    /// A packet comes in.
    ///
    /// @param port the input port it comes in by
    /// @param document id of the document it belongs to
    record Given(String port, String document, Packet packet) implements Step {}

    /// The time asked for passes, and the component is woken.
    record Wake() implements Step {}
}
