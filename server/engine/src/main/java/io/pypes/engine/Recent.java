package io.pypes.engine;

import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/// The last packets of a wire; where they pass in bulk, a sample of them. Written by one thread, read by any. Long
/// texts are cut, so that looking never holds much memory.
final class Recent {

    static final int SIZE = 20;
    static final int LONGEST_TEXT = 4096;
    private static final long PAUSE = 1_000_000; // nanoseconds

    private final InstantSource clock;
    private volatile @Nullable AtomicReferenceArray<SeenPacket> ring; // made when the first packet comes
    private final Counter written = new Counter();
    private long addedManyAt = System.nanoTime() - PAUSE - 1;

    Recent(InstantSource clock) {
        this.clock = clock;
    }

    /// Adds the last packets of a chunk; only the very last if many were added just before.
    void add(Chunk chunk) {
        Instant at;
        try {
            at = clock.instant();
        } catch (RuntimeException _) {
            return; // what is only looked at must not stop a flow: a clock may break
        }
        var size = chunk.size();
        for (var index = size - some(size); index < size; index++) {
            add(at, chunk.packet(index), chunk.origin(index));
        }
    }

    private int some(int size) {
        if (size == 1) {
            return 1;
        }
        var now = System.nanoTime();
        if (now - addedManyAt <= PAUSE) {
            return 1;
        }
        addedManyAt = now;
        return Math.min(size, SIZE);
    }

    private void add(Instant at, Packet packet, Origin origin) {
        var present = ring;
        if (present == null) {
            present = new AtomicReferenceArray<>(SIZE);
            ring = present;
        }
        present.setRelease((int) (written.get() % SIZE), new SeenPacket(at, origin.document(), cut(packet)));
        written.add(1);
    }

    /// Newest first.
    List<SeenPacket> list() {
        var present = ring;
        if (present == null) {
            return List.of();
        }
        var newest = written.get();
        var list = new ArrayList<SeenPacket>(SIZE);
        for (var index = newest - 1; index >= Math.max(0, newest - SIZE); index--) {
            var seen = present.get((int) (index % SIZE));
            if (seen != null) {
                list.add(seen);
            }
        }
        return list;
    }

    private static Packet cut(Packet packet) {
        if (packet.weight() <= LONGEST_TEXT) {
            return packet;
        }
        var result = packet;
        for (var name : packet.names()) {
            var values = packet.values(name);
            for (var value : values) {
                if (isLong(value)) {
                    result = result.with(name, values.stream().map(Recent::cut).toList());
                    break;
                }
            }
        }
        return result;
    }

    private static boolean isLong(Value value) {
        return value instanceof Value.Text(var text) && text.length() > LONGEST_TEXT;
    }

    private static Value cut(Value value) {
        return value instanceof Value.Text(var text) && text.length() > LONGEST_TEXT
                ? Value.of(text.substring(0, LONGEST_TEXT) + "…")
                : value;
    }
}
