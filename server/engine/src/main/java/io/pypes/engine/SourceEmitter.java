package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.engine.Outcome.State;
import io.pypes.engine.SourceTasklet.Intake;
import io.pypes.sdk.Content;
import io.pypes.sdk.Emitter;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;

/// Takes what a source brings in. A source may emit on threads of its own, one at a time; when it has ended, what
/// it emits is refused.
final class SourceEmitter implements Emitter {

    private final Ways ways;
    private final Pace pace;
    private final NodeContext context;
    private final NodeCounters counters;
    private final Intake intake;
    private final ReentrantLock emitting = new ReentrantLock();
    private final ReentrantLock lock;
    private boolean over; // guarded by emitting

    /// @param lock held while something is sent, and not while a document waits to be accepted: whoever takes what is
    ///     sent could not get what was sent before, for which the host may wait
    SourceEmitter(Ways ways, Pace pace, NodeContext context, NodeCounters counters, Intake intake, ReentrantLock lock) {
        this.ways = ways;
        this.pace = pace;
        this.context = context;
        this.counters = counters;
        this.intake = intake;
        this.lock = lock;
    }

    /// Refuses whatever follows; what is being emitted on another thread is waited for.
    void end() {
        emitting.lock();
        try {
            over = true;
        } finally {
            emitting.unlock();
        }
    }

    @Override
    public void emit(String port, Packet packet) throws InterruptedException {
        requireNonNull(port, "The port to emit on is null.");
        requireNonNull(packet, "The packet to emit is null.");
        var way = ways.get(port);
        emitting.lockInterruptibly();
        try {
            if (over) {
                throw new IllegalStateException("The source has ended. It may not keep what it emitted to.");
            }
            pass(way, packet);
        } catch (IOException notAccepted) {
            throw new UncheckedIOException(notAccepted);
        } finally {
            emitting.unlock();
        }
        if (way.isAwaited()) { // after the lock: who waits and found it held relies on this look
            flush(way);
        }
    }

    private void flush(Way way) throws InterruptedException {
        lock.lock();
        try {
            way.flush(pace);
        } finally {
            lock.unlock();
        }
    }

    private void pass(Way way, Packet packet) throws IOException, InterruptedException {
        var account = intake.accept(node(), way.port(), packet);
        if (way.width() == 0) {
            counters.dropped.add(1);
            account.settle(
                    State.DROPPED,
                    1,
                    node(),
                    "Nothing is wired to port \"%s\" of node \"%s\".".formatted(way.port(), node()));
            return;
        }
        account.open(way.width() - 1L);
        lock.lock();
        try {
            way.count(1);
            way.send(packet, account, pace);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public String flow() {
        return context.flow();
    }

    @Override
    public int revision() {
        return context.revision();
    }

    @Override
    public String node() {
        return context.node();
    }

    @Override
    public System.Logger log() {
        return context.log();
    }

    @Override
    public InstantSource clock() {
        return context.clock();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return context.store(bytes);
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        return context.file(relative);
    }
}
