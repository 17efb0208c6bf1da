package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// Packets that a publisher publishes together: gathered by one thread, then the batch at hand. From then on it is
/// thread-safe: what a publisher says after its call does not count.
final class PublisherBatch implements Batch {

    private static final int LEAST_ROOM = 16;

    private final int limit;
    private Packet[] packets;
    private Origin[] origins;
    private int size;
    /// How they came; most often all in one way.
    private final List<Arrival> arrivals = new ArrayList<>(1);

    private @Nullable PacketException @Nullable [] failed;
    private boolean over;

    /// Packets one after the other that came alike.
    ///
    /// @param until the place after the last of them
    private record Arrival(int until, String port, boolean asked, int number) {
        boolean isLike(Pass pass) {
            return port.equals(pass.port) && asked == pass.asked && number == pass.number;
        }
    }

    /// @param limit how many packets it may hold
    /// @param room for how many there is room at first
    PublisherBatch(int limit, int room) {
        this.limit = limit;
        this.packets = new Packet[Math.clamp(room, 1, limit)];
        this.origins = new Origin[packets.length];
    }

    /// Gathers packets of a pass from the one at hand on, as many as it may.
    ///
    /// @return how many
    int gather(Pass pass) {
        var more = Math.min(limit - size, pass.in.size() - pass.index);
        reserve(size + more);
        System.arraycopy(pass.in.packets, pass.index, packets, size, more);
        System.arraycopy(pass.in.origins, pass.index, origins, size, more);
        size += more;
        if (!arrivals.isEmpty() && arrivals.getLast().isLike(pass)) {
            arrivals.removeLast();
        }
        arrivals.add(new Arrival(size, pass.port, pass.asked, pass.number));
        return more;
    }

    private void reserve(int room) {
        if (room > packets.length) {
            var larger = Math.clamp(packets.length * 2L, Math.max(room, Math.min(LEAST_ROOM, limit)), limit);
            packets = Arrays.copyOf(packets, larger);
            origins = Arrays.copyOf(origins, larger);
        }
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean isFull() {
        return size == limit;
    }

    int size() {
        return size;
    }

    Packet packet(int place) {
        return packets[place];
    }

    Origin origin(int place) {
        return origins[place];
    }

    /// A packet with all that is needed to handle it again.
    Attempt attempt(int step, int place) {
        var arrival =
                arrivals.stream().filter(some -> place < some.until).findFirst().orElseThrow();
        return new Attempt(step, packets[place], origins[place], arrival.port, arrival.asked, arrival.number);
    }

    @Override
    public List<Entry> entries() {
        return new Entries();
    }

    @Override
    public synchronized void fail(Entry entry, PacketException reason) {
        requireNonNull(reason, "The reason why an entry was not published is null.");
        if (over) {
            throw new IllegalStateException("This call is over. A publisher may not keep its batch.");
        }
        if (!(entry instanceof One one) || !one.batch().equals(this)) {
            throw new IllegalArgumentException("Only entries of this batch can be failed, and this is none of them.");
        }
        if (failed == null) {
            failed = new PacketException[size];
        }
        failed[one.place] = reason;
    }

    /// The call is over.
    synchronized void end() {
        over = true;
    }

    /// Why the publisher failed one of the packets; null if it did not.
    synchronized @Nullable PacketException reason(int place) {
        return failed == null ? null : failed[place];
    }

    /// Says whether the publisher failed none.
    synchronized boolean isSound() {
        return failed == null;
    }

    /// Its entries, which are made when they are asked for.
    private final class Entries extends AbstractList<Entry> implements RandomAccess {
        @Override
        public Entry get(int place) {
            return new One(Objects.checkIndex(place, size));
        }

        @Override
        public int size() {
            return size;
        }

        /// That of the superclass would also be slower: it serves lists of all classes.
        @Override
        public Iterator<Entry> iterator() {
            return new Iterator<>() {
                private int place;

                @Override
                public boolean hasNext() {
                    return place < size;
                }

                @Override
                public Entry next() {
                    if (place >= size) {
                        throw new NoSuchElementException();
                    }
                    return new One(place++);
                }
            };
        }
    }

    /// A packet as the publisher sees it.
    private final class One implements Entry {
        private final int place;

        One(int place) {
            this.place = place;
        }

        private PublisherBatch batch() {
            return PublisherBatch.this;
        }

        @Override
        public String id() {
            return origins[place].id();
        }

        @Override
        public Packet packet() {
            return packets[place];
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof One one && one.batch().equals(batch()) && one.place == place;
        }

        @Override
        public int hashCode() {
            return 31 * batch().hashCode() + place;
        }

        @Override
        public String toString() {
            return id();
        }
    }
}
