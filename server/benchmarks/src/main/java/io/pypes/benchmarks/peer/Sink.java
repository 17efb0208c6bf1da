package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.function.Consumer;

/// Where packets end. Called by one thread at a time.
public interface Sink extends Consumer<Packet> {

    /// How many have come.
    long delivered();
}
