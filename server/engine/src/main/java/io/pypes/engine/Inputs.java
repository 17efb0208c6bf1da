package io.pypes.engine;

import io.pypes.sdk.Port;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a tasklet takes packets from: its wires, round robin, and its inbox. The chunk that was taken last stays here
/// with how far it was handled, so that another thread can go on with it.
final class Inputs {

    private final Waiter waiter = new Waiter();
    private final Inbox inbox = new Inbox(waiter);
    private List<Link> links = List.of();
    private int turn;

    private @Nullable Chunk chunk;
    private String port = Port.IN;
    private int next;

    Waiter waiter() {
        return waiter;
    }

    Inbox inbox() {
        return inbox;
    }

    /// Sets the wires; before the start.
    void connect(List<Link> all) {
        links = List.copyOf(all);
    }

    /// The chunk in hand, or the next one; null if there is none now.
    @Nullable
    Chunk chunk() {
        if (chunk != null && next < chunk.size()) {
            return chunk;
        }
        chunk = null;
        for (var tries = links.size(); tries > 0; tries--) {
            var link = links.get(turn);
            turn = turn + 1 == links.size() ? 0 : turn + 1;
            var taken = link.take();
            if (taken != null) {
                chunk = taken;
                port = link.port();
                next = 0;
                return taken;
            }
        }
        return null;
    }

    /// The input port by which the chunk in hand came.
    String port() {
        return port;
    }

    /// Place of the next packet of the chunk in hand; the one after it is next then.
    int next() {
        return next++;
    }

    /// Waits until something comes, nothing more can come, or the thread is interrupted; may return early.
    ///
    /// @param nanos how long at most
    void await(long nanos) {
        waiter.announce();
        if (isReady() || ended()) {
            waiter.stay();
        } else {
            waiter.park(nanos);
        }
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
        if (chunk != null && next < chunk.size()) {
            return false;
        }
        for (var link : links) {
            if (!link.ended()) {
                return false;
            }
        }
        return inbox.ended();
    }
}
