package io.pypes.engine;

/// What one node did. Written by the thread of its tasklet. What went out is counted by its ways.
final class NodeCounters {
    final Counter in = new Counter();
    /// Of those that came in, the ones that came by no wire although the node shares its tasklet with the one before.
    final Counter fed = new Counter();
    final Counter published = new Counter();
    final Counter dropped = new Counter();
    final Counter failed = new Counter();
    final Counter busyNanos = new Counter();

    Numbers.OfNode numbers(String node, long emitted, long retrying) {
        var out = emitted + published.get();
        return new Numbers.OfNode(node, in.get(), out, dropped.get(), failed.get(), retrying, busyNanos.get());
    }
}
