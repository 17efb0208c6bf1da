package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// What one component does with a packet. Each peer runs the same steps, in the way that is its own.
public sealed interface Step {

    /// Turns a packet into another.
    non-sealed interface Change extends Step, UnaryOperator<Packet> {}

    /// Lets a packet through or drops it.
    non-sealed interface Keep extends Step, Predicate<Packet> {}
}
