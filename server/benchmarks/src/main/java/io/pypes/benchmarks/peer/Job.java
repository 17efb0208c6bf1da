package io.pypes.benchmarks.peer;

import io.pypes.sdk.Packet;
import java.util.List;
import java.util.function.LongFunction;

/// Packets to be made, sent through steps, and handed to a sink.
///
/// @param count how many packets to make
/// @param expected how many of them reach the sink
/// @param source makes a packet of a number from 0; called by one thread at a time; may wait
/// @param paced true if the source waits for the next packet to be due, so that nothing may be held back
/// @param steps what happens to each packet
/// @param sink where packets end
public record Job(long count, long expected, LongFunction<Packet> source, boolean paced, List<Step> steps, Sink sink) {
    public Job {
        steps = List.copyOf(steps);
    }
}
