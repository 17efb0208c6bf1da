package io.pypes.engine;

import io.pypes.sdk.Packet;

/// A packet that a step is to handle for the n-th time.
///
/// @param step place of the step in its tasklet
/// @param packet the packet
/// @param origin what it counts for
/// @param port the input port it came in by
/// @param asked true if the sender picked this very node, whatever it says it takes
/// @param number from 1
record Attempt(int step, Packet packet, Origin origin, String port, boolean asked, int number) {
    Attempt next() {
        return new Attempt(step, packet, origin, port, asked, number + 1);
    }
}
