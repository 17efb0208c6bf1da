package io.pypes.engine;

import io.pypes.sdk.PacketException;

/// What belongs to a node in a run, whichever component instance is at work.
///
/// @param node what it runs
/// @param ways where its packets go
/// @param context what the component sees
/// @param counters what it did so far
/// @param failures where packets go that it cannot handle
record Bench(BoundNode<?> node, Ways ways, NodeContext context, NodeCounters counters, Failures failures) {
    /// What to say of a call that took too long.
    PacketException timeout() {
        return failures.timeout(node.definition().onError());
    }

    Numbers.OfNode numbers(long retrying) {
        return counters.numbers(node.id(), ways.passed(), retrying);
    }
}
