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
    final String node;
    final Bench bench;
    final Component component;
    /// The component, if it is a processor.
    final @Nullable Processor processor;

    private final @Nullable Loop loop;

    /// What gathers for the component, if it is a publisher.
    final @Nullable Tail tail;

    /// The way that packets go on together: to the next step; from the last, by the usual port if that is wired.
    final @Nullable Way straight;
    /// How its calls stand at first.
    final int ready;
    /// The input port by which packets come from the step before.
    final String port;
    /// True if packets only have to be processed.
    final boolean plain;

    private final List<MediaType> takes;

    /// How many packets it handles between two looks at the clock.
    int stride = 1;
    /// How many parts it makes before they go on.
    int room = 1;
    /// When the component wants to be woken, in [System#nanoTime]; [Long#MAX_VALUE] if not.
    long wakeAt = Long.MAX_VALUE;

    Step(Stint stint, int place, Bench bench, Component component, String port) {
        this.place = place;
        this.node = bench.node().id();
        this.bench = bench;
        this.component = component;
        this.processor = component instanceof Processor works ? works : null;
        this.loop = processor == null ? null : Loops.of(processor);
        this.tail = component instanceof Publisher publishes ? new Tail(stint, this, publishes) : null;
        this.straight = bench.ways().straight();
        this.ready = straight != null && straight.port().equals(Port.OUT) ? Progress.READY : Progress.TOUCHED;
        this.port = port;
        this.takes = bench.node().takes();
        this.plain = takes.isEmpty();
    }

    Loop loop() {
        return Objects.requireNonNull(loop);
    }

    Processor processor() {
        return Objects.requireNonNull(processor);
    }

    /// Says whether the node takes packets of this media type.
    boolean takes(Packet packet) {
        if (plain) {
            return true;
        }
        var type = packet.mediaType();
        return takes.stream().anyMatch(range -> range.covers(type));
    }

    List<MediaType> takes() {
        return takes;
    }
}
