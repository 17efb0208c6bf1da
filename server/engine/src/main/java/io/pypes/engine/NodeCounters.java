package io.pypes.engine;

/// What one node did. Written by the thread of its tasklet.
final class NodeCounters {

    final Counter in = new Counter();
    final Counter out = new Counter();
    final Counter dropped = new Counter();
    final Counter failed = new Counter();
    final Counter busyNanos = new Counter();

    Numbers.OfNode numbers(String node, long retrying) {
        return new Numbers.OfNode(node, in.get(), out.get(), dropped.get(), failed.get(), retrying, busyNanos.get());
    }
}
