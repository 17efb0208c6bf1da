package io.pypes.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bounded inbox of a tasklet: many senders, one receiver. It ends when all senders are done and it is empty, or
/// when it is closed.
///
/// Sending cannot be interrupted, only closed: a component that leaves the interrupt of its thread set must not lose
/// the packet that is sent next.
final class Channel {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private int senders;
    private volatile boolean closed;

    Channel(int capacity) {
        this.capacity = capacity;
    }

    int capacity() {
        return capacity;
    }

    void addSender() {
        lock.lock();
        try {
            senders++;
        } finally {
            lock.unlock();
        }
    }

    void senderDone() {
        lock.lock();
        try {
            senders--;
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Adds a delivery; blocks while full.
    ///
    /// @throws InterruptedException if the channel is closed; nothing was added then
    void put(Delivery delivery) throws InterruptedException {
        lock.lock();
        try {
            while (queue.size() >= capacity && !closed) {
                notFull.awaitUninterruptibly();
            }
            append(delivery);
        } finally {
            lock.unlock();
        }
    }

    /// Adds a fed document, even beyond the capacity: the limit of documents in the flow holds those back.
    ///
    /// @throws InterruptedException if the channel is closed; nothing was added then
    void feed(Delivery delivery) throws InterruptedException {
        lock.lock();
        try {
            append(delivery);
        } finally {
            lock.unlock();
        }
    }

    private void append(Delivery delivery) throws InterruptedException {
        if (closed) {
            throw new InterruptedException("The flow was stopped.");
        }
        queue.add(delivery);
        if (delivery.link() != null) {
            delivery.link().sent();
        }
        notEmpty.signal();
    }

    /// Takes the oldest delivery; null if none came in time or the channel has ended.
    ///
    /// @param nanos how long to wait at most
    @Nullable
    Delivery take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (queue.isEmpty() && senders > 0 && left > 0 && !closed) {
                left = notEmpty.awaitNanos(left);
            }
            return poll();
        } finally {
            lock.unlock();
        }
    }

    /// Takes what is there, without waiting.
    void drainTo(List<? super Delivery> list, int most) {
        lock.lock();
        try {
            var delivery = list.size() < most ? poll() : null;
            while (delivery != null) {
                list.add(delivery);
                delivery = list.size() < most ? poll() : null;
            }
        } finally {
            lock.unlock();
        }
    }

    private @Nullable Delivery poll() {
        var delivery = queue.poll();
        if (delivery != null) {
            notFull.signal();
            if (delivery.link() != null) {
                delivery.link().received();
            }
        }
        return delivery;
    }

    /// Says whether nothing more comes out.
    boolean ended() {
        lock.lock();
        try {
            return senders == 0 && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Ends it at once: who waits to send is sent away, what is inside is forgotten.
    void close() {
        lock.lock();
        try {
            closed = true;
            queue.clear();
            notFull.signalAll();
            notEmpty.signalAll();
        } finally {
            lock.unlock();
        }
    }

    boolean isClosed() {
        return closed;
    }
}
