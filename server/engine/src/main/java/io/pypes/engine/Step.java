package io.pypes.engine;

import io.pypes.sdk.Component;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Port;
import io.pypes.sdk.Processor;
import io.pypes.sdk.Publisher;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// One component instance at work, at its place in a tasklet.
final class Step {

    final int place;
    final Bench bench;
    final Component component;
    /// The component, if it is a processor.
    final @Nullable Processor processor;

    /// What gathers for the component, if it is a publisher.
    final @Nullable Tail tail;

    final Counter in;
    /// The way of the usual output port, if it has one.
    final @Nullable Way out;
    /// Place of the step that the usual way out leads to, or [Way#AWAY].
    final int next;

    private final List<MediaType> takes;
    /// When the component wants to be woken, in [System#nanoTime]; [Long#MAX_VALUE] if not.
    long wakeAt = Long.MAX_VALUE;

    /// The input port by which packets come from the step before.
    final String port;
    /// True if packets only have to be processed.
    final boolean plain;

    Step(Stint stint, int place, Bench bench, Component component, String port) {
        this.place = place;
        this.bench = bench;
        this.component = component;
        this.processor = component instanceof Processor works ? works : null;
        this.tail = component instanceof Publisher publishes ? new Tail(stint, this, publishes) : null;
        this.in = bench.counters().in;
        this.out = bench.ways().find(Port.OUT);
        this.next = out == null ? Way.AWAY : out.next();
        this.takes = bench.node().takes();
        this.port = port;
        this.plain = processor != null && takes.isEmpty();
    }

    Processor processor() {
        return Objects.requireNonNull(processor);
    }

    /// Says whether the node takes packets of this media type.
    boolean takes(Packet packet) {
        if (takes.isEmpty()) {
            return true;
        }
        var type = packet.mediaType();
        return takes.stream().anyMatch(range -> range.covers(type));
    }

    List<MediaType> takes() {
        return takes;
    }

    String node() {
        return bench.node().id();
    }
}
