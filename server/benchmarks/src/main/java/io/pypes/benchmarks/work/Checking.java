package io.pypes.benchmarks.work;

import io.pypes.benchmarks.peer.Sink;

/// A sink that can tell whether the right packets came.
interface Checking extends Sink {

    /// A number that depends on every packet that came, but not on their order.
    long checksum();
}
