package io.pypes.engine;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The bounded inbox of a tasklet: many senders, one receiver. It ends when all senders are done and it is empty.
final class Channel {

    private final int capacity;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition notEmpty = lock.newCondition();
    private final Condition notFull = lock.newCondition();
    private final ArrayDeque<Delivery> queue = new ArrayDeque<>();
    private int senders;

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
    void put(Delivery delivery) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (queue.size() >= capacity) {
                notFull.await();
            }
            queue.add(delivery);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Adds a delivery even while full; never blocks.
    void admit(Delivery delivery) {
        lock.lock();
        try {
            queue.add(delivery);
            notEmpty.signal();
        } finally {
            lock.unlock();
        }
    }

    /// Takes the oldest delivery; null if none came in time or the channel has ended.
    ///
    /// @param nanos how long to wait at most
    @Nullable
    Delivery take(long nanos) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            var left = nanos;
            while (queue.isEmpty() && senders > 0 && left > 0) {
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

    boolean ended() {
        lock.lock();
        try {
            return senders == 0 && queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }
}
