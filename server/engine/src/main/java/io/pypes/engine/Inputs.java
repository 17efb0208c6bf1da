package io.pypes.engine;

import io.pypes.sdk.Port;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a tasklet takes packets from: its wires, round robin, and its inbox.
final class Inputs {

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

    /// Waits until something comes, nothing more can come, or the thread is interrupted; may return early.
    ///
    /// @param nanos how long at most
    void await(long nanos) {
        waiter.announce();
        for (var link : links) {
            link.fetch();
        }
        if (isReady() || ended()) {
            waiter.stay();
        } else {
            waiter.park(nanos);
        }
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
