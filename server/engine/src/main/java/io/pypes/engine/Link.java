package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A wire between two tasklets: packets in chunks, in order, from one sender to one receiver. Bounded by packets and
/// by what they take in memory.
///
/// The chunks are a linked list whose first link has been taken already, so that sender and receiver never touch the
/// same one. A chunk goes over when it is full, or when the sender has nothing else to do.
final class Link {

    private static final VarHandle NEXT;

    static {
        try {
            NEXT = MethodHandles.lookup().findVarHandle(Node.class, "next", Node.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private static final int FIRST_ROOM = 8;
    private static final int MANY = 64;
    private static final int PARTS = 4; // of the bytes that may wait, one chunk has one of these at most

    private final String port;
    private final int capacity;
    private final long bytes;
    private final Waiter receiver;
    private final Waiter sender = new Waiter();
    private final Recent recent;
    private final Counter sent = new Counter();
    private final Counter taken = new Counter();
    private final Counter sentBytes = new Counter();
    private final Counter takenBytes = new Counter();
    private volatile boolean done;

    /// Held by whoever does the sender's part; null if only the sender does.
    private @Nullable ReentrantLock lock;

    // the sender's
    private Node last;
    private int room;
    private @Nullable Chunk open;
    private long heavy; // bytes of the open chunk

    // the receiver's
    private Node first;

    private static final class Node {
        private @Nullable Chunk chunk;
        private @Nullable Node next;
    }

    /// @param port the input port of the receiver
    /// @param capacity how many packets may wait, at least 1
    /// @param bytes how many bytes they may take, about; one packet may always wait
    /// @param receiver where the receiver waits
    Link(String port, int capacity, long bytes, Waiter receiver, InstantSource clock) {
        this.port = port;
        this.capacity = capacity;
        this.bytes = bytes;
        this.receiver = receiver;
        this.recent = new Recent(clock);
        this.room = Math.min(FIRST_ROOM, capacity);
        this.first = new Node();
        this.last = first;
    }

    /// Lets the receiver fetch what the sender has added but not handed over; before the start.
    ///
    /// @param held by the sender while it adds and hands over
    void share(ReentrantLock held) {
        lock = held;
    }

    /// Says whether the receiver has nothing to do.
    boolean isAwaited() {
        return receiver.isTaken();
    }

    /// Hands over what a sender has added that does not do so itself when it has nothing else to do. For a receiver
    /// that has announced that it waits: a sender that is adding just now sees that afterwards.
    void fetch() {
        var held = lock;
        if (held != null && held.tryLock()) {
            try {
                if (open != null && !isFull(open)) {
                    handOver(open);
                }
            } finally {
                held.unlock();
            }
        }
    }

    /// Adds a packet to the chunk at hand, and hands that over when it is full. Sender only.
    ///
    /// @param pace told when the sender has to wait
    void add(Packet packet, Origin origin, Pace pace) throws InterruptedException {
        var chunk = open;
        if (chunk == null) {
            chunk = new Chunk(room);
            open = chunk;
        }
        chunk.add(packet, origin);
        heavy += packet.weight();
        if (chunk.isFull() || heavy > bytes / PARTS) {
            flush(pace);
        }
    }

    /// Adds packets; hands them over as they are if they are many. Sender only.
    ///
    /// @param chunk not changed any more
    void addAll(Chunk chunk, Pace pace) throws InterruptedException {
        var size = chunk.size();
        if (size < MANY || size > capacity || size * 2 < chunk.packets.length || chunk.weight() > bytes / PARTS) {
            for (var index = 0; index < size; index++) {
                add(chunk.packet(index), chunk.origin(index), pace);
            }
            return;
        }
        flush(pace);
        if (isFull(chunk)) {
            awaitRoom(chunk, pace);
        }
        handOver(chunk);
    }

    /// Hands over what has been added; waits while the wire is full. Sender only.
    void flush(Pace pace) throws InterruptedException {
        var chunk = open;
        if (chunk == null) {
            return;
        }
        if (isFull(chunk)) {
            awaitRoom(chunk, pace);
        }
        handOver(chunk);
    }

    private void handOver(Chunk chunk) {
        var node = new Node(); // before anything changes: the memory may not suffice
        node.chunk = chunk;
        var size = chunk.size();
        if (chunk == open) {
            open = null;
            heavy = 0;
        }
        room = Math.min(size == room ? room * 4 : Math.max(FIRST_ROOM, size), Math.min(Chunk.MOST, capacity));
        recent.add(chunk);
        sentBytes.add(chunk.weight());
        sent.add(size);
        NEXT.setRelease(last, node);
        last = node;
        receiver.wake();
    }

    private boolean isFull(Chunk more) {
        var waiting = sent.get() - taken.get();
        return waiting + more.size() > capacity
                || (waiting > 0 && sentBytes.get() - takenBytes.get() + more.weight() > bytes);
    }

    private void awaitRoom(Chunk more, Pace pace) throws InterruptedException {
        pace.waits();
        while (isFull(more)) {
            sender.announce();
            if (isFull(more)) {
                pace.checkCancelled();
                sender.park(Long.MAX_VALUE);
            } else {
                sender.stay();
            }
        }
        pace.goesOn();
    }

    /// Lets a sender that waits look whether the run was cancelled.
    void wakeSender() {
        sender.wake();
    }

    /// Takes the next chunk; null if there is none now. Receiver only.
    @Nullable
    Chunk take() {
        var node = (Node) NEXT.getAcquire(first);
        if (node == null) {
            return null;
        }
        first.next = null; // a link that is long-lived must not keep its followers alive
        first = node;
        var chunk = node.chunk;
        node.chunk = null;
        if (chunk != null) {
            takenBytes.add(chunk.weight());
            taken.add(chunk.size());
            if (isHalfEmpty()) {
                sender.wake();
            }
        }
        return chunk;
    }

    private boolean isHalfEmpty() {
        return sent.get() - taken.get() <= capacity / 2 && sentBytes.get() - takenBytes.get() <= bytes / 2;
    }

    /// The sender sends no more; what it added was flushed.
    void done() {
        done = true;
        receiver.wake();
    }

    /// Says whether nothing is there and nothing will come. Receiver only.
    boolean ended() {
        return done && NEXT.getAcquire(first) == null;
    }

    /// Says whether a chunk is there. Receiver only.
    boolean isReady() {
        return NEXT.getAcquire(first) != null;
    }

    /// The input port of the receiver that it leads to.
    String port() {
        return port;
    }

    Recent recent() {
        return recent;
    }

    /// How many packets were sent so far. Any thread.
    long sent() {
        return sent.get();
    }

    /// How many packets were taken so far. Any thread.
    long taken() {
        return taken.get();
    }

    /// How many packets were sent and not taken. Any thread.
    long waiting() {
        var before = taken.get();
        return Math.max(0, sent.get() - before);
    }

    /// How many packets wait for the receiver, with those that were added but not handed over, and one for what it has
    /// in hand. Sender only.
    long load() {
        var chunk = open;
        return sent.get() - taken.get() + (chunk == null ? 0 : chunk.size()) + (isAwaited() ? 0 : 1);
    }
}
