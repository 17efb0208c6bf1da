package io.pypes.engine;

import static java.util.Objects.requireNonNull;

import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What a processor sees of its calls, one after another: refuses what may not be, and leaves the rest to the
/// [Emission].
///
/// A component may keep its call, give it to other threads, or come back after it was given up. So everything it does
/// is done under a lock, while a call is under way that was not given up; and who gives a call up takes the same lock.
final class ProcessorCall implements Call {

    private final NodeContext context;
    private final Outlets outlets;
    private final Guard guard;
    private final Emission emission;
    private final ReentrantLock lock = new ReentrantLock();
    private boolean underWay;
    private boolean over;
    private long wakeAt = Long.MAX_VALUE;

    ProcessorCall(Bench bench, Guard guard) {
        this.context = bench.context();
        this.outlets = bench.outlets();
        this.guard = guard;
        this.emission = new Emission(bench);
    }

    /// A call begins; null if there is no packet at hand.
    void begin(@Nullable Delivery delivery) {
        lock.lock();
        try {
            emission.begin(delivery);
            underWay = true;
        } finally {
            lock.unlock();
        }
    }

    /// The call is over for the component; what it emits at this moment on another thread is waited for.
    void end() {
        lock.lock();
        try {
            underWay = false;
        } finally {
            lock.unlock();
        }
    }

    /// What came of the call. To be used by the thread of the node, between calls.
    Emission emission() {
        return emission;
    }

    /// The component is given up, with all its calls.
    Emission giveUp() {
        close();
        return emission;
    }

    /// No call follows.
    void close() {
        lock.lock();
        try {
            underWay = false;
            over = true;
        } finally {
            lock.unlock();
        }
    }

    long wakeAt() {
        return wakeAt;
    }

    void clearWake() {
        wakeAt = Long.MAX_VALUE;
    }

    private interface Action {
        void run() throws InterruptedException;
    }

    /// Does something for the component: not while its call is given up, and what it waits for is not its fault.
    private void act(Action action) throws InterruptedException {
        lock.lock();
        try {
            checkUnderWay();
            if (!guard.pause()) {
                throw new InterruptedException("This call has taken too long.");
            }
            try {
                action.run();
            } finally {
                guard.resume();
            }
        } finally {
            lock.unlock();
        }
    }

    /// As [#act], for what cannot wait.
    private void actAtOnce(Runnable action) {
        try {
            act(action::run);
        } catch (InterruptedException late) {
            throw new IllegalStateException(late.getMessage(), late);
        }
    }

    private void checkUnderWay() {
        if (guard.isAbandoned()) {
            throw new IllegalStateException("This call was given up because it took too long.");
        }
        if (!underWay) {
            throw new IllegalStateException("This call is over. A component may not keep it.");
        }
    }

    private Delivery atHand(String what) {
        var delivery = emission.current();
        if (delivery == null) {
            throw new IllegalStateException(
                    "There is no packet at hand: \"%s\" cannot be called here.".formatted(what));
        }
        return delivery;
    }

    @Override
    public void emit(String port, Packet packet) throws InterruptedException {
        check(port, packet);
        act(() -> emission.emit(atHand("emit"), port, packet));
    }

    private void check(String port, Packet packet) {
        requireNonNull(port, "The port to emit on is null.");
        requireNonNull(packet, "The packet to emit is null.");
        outlets.width(port); // refuses unknown ports
    }

    @Override
    public void reject(Packet part, PacketException reason) throws InterruptedException {
        requireNonNull(part, "The part to reject is null.");
        requireNonNull(reason, "The reason of a rejected part is null.");
        act(() -> emission.reject(atHand("reject"), part, reason));
    }

    @Override
    public void drop(String reason) {
        requireNonNull(reason, "The reason of a drop is null.");
        actAtOnce(() -> {
            atHand("drop");
            emission.drop(reason);
        });
    }

    @Override
    public Hold hold() {
        var made = new Hold[1];
        actAtOnce(() -> made[0] = emission.hold(atHand("hold"), this));
        return made[0];
    }

    @Override
    public void emit(String port, Packet packet, Collection<Hold> origins) throws InterruptedException {
        check(port, packet);
        var holds = List.copyOf(new LinkedHashSet<>(origins));
        act(() -> {
            if (holds.isEmpty() || !holds.stream().allMatch(emission::keeps)) {
                throw new IllegalArgumentException(
                        "A packet can be emitted for packets that this node holds, at least one.");
            }
            emission.merge(port, packet, holds.stream().map(Holding.class::cast).toList());
        });
    }

    /// Lets go of a held packet; nothing happens if it was used up before, or failed because the component is gone.
    void release(Holding hold, String reason) {
        requireNonNull(reason, "The reason of a drop is null.");
        lock.lock();
        try {
            if (!over && !guard.isAbandoned() && emission.keeps(hold)) {
                actAtOnce(() -> emission.release(hold, reason));
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void wakeAfter(Duration delay) {
        var time = Nanos.after(delay);
        actAtOnce(() -> wakeAt = time);
    }

    @Override
    public String inputPort() {
        return delivery("inputPort").port();
    }

    @Override
    public String document() {
        return delivery("document").origin().document();
    }

    private Delivery delivery(String what) {
        lock.lock();
        try {
            checkUnderWay();
            return atHand(what);
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
