package io.pypes.engine;

import io.pypes.sdk.Port;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Where a tasklet takes packets from: its wires, round robin, and its inbox.
final class Inputs {

    private static final System.Logger LOG = System.getLogger("io.pypes.engine");

    private final Waiter waiter = new Waiter();
    private final Inbox inbox = new Inbox(waiter);
    private final List<Link> links = new ArrayList<>(1);
    private int turn;

    private String port = Port.IN;

    Waiter waiter() {
        return waiter;
    }

    Inbox inbox() {
        return inbox;
    }

    /// Adds a wire; before the start.
    void connect(Link link) {
        links.add(link);
    }

    /// Takes the next chunk; null if there is none now.
    @Nullable
    Chunk take() {
        for (var tries = links.size(); tries > 0; tries--) {
            var link = links.get(turn);
            turn = turn + 1 == links.size() ? 0 : turn + 1;
            var taken = link.take();
            if (taken != null) {
                port = link.port();
                return taken;
            }
        }
        return null;
    }

    /// The input port by which the chunk came that was taken last.
    String port() {
        return port;
    }

    /// How many packets wait for a step, about. Any thread.
    long waiting(int step) {
        var fed = inbox.waiting(step);
        return step > 0 ? fed : fed + links.stream().mapToLong(Link::waiting).sum();
    }

    /// Waits until something comes, nothing more can come, or the thread is interrupted; may return early.
    ///
    /// @param nanos how long at most
    void await(long nanos) {
        waiter.announce();
        if (isWorthALook()) {
            waiter.stay();
        } else {
            waiter.park(nanos);
        }
    }

    /// Waits for the same without a thread.
    ///
    /// @return false if there is something now; if not, the calling thread must not touch anything any more
    boolean sleep(Waiter.Sleeper sleeper, BooleanSupplier cancelled) {
        waiter.sleep(sleeper);
        try {
            if (!isWorthALook() && !cancelled.getAsBoolean()) {
                return true;
            }
        } catch (RuntimeException | Error fault) {
            LOG.log(Level.DEBUG, "A tasklet stays awake.", fault); // which is safe
        }
        return !waiter.rise(sleeper);
    }

    private boolean isWorthALook() {
        for (var link : links) {
            link.fetch();
        }
        return isReady() || ended();
    }

    /// Says whether whoever takes from here has nothing to do. Any thread.
    boolean isIdle() {
        return waiter.isTaken();
    }

    private boolean isReady() {
        for (var link : links) {
            if (link.isReady()) {
                return true;
            }
        }
        return !inbox.isEmpty();
    }

    /// Says whether nothing is there and nothing can come.
    boolean ended() {
        for (var link : links) {
            if (!link.ended()) {
                return false;
            }
        }
        return inbox.ended();
    }
}
