package io.pypes.engine;

import io.pypes.sdk.Packet;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Where packets go that leave a node by one port: to the next step of the same tasklet, over wires to other tasklets,
/// or nowhere.
final class Way {

    /// What [#next] is if the way leaves the tasklet.
    static final int AWAY = -1;

    private final String port;
    private final int next;
    private final String nextPort;
    private final @Nullable Recent recent;
    private final Lane[] lanes;
    private final Counter passed = new Counter();
    private @Nullable NodeCounters target;

    private Way(String port, int next, String nextPort, @Nullable Recent recent, List<Lane> lanes) {
        this.port = port;
        this.next = next;
        this.nextPort = nextPort;
        this.recent = recent;
        this.lanes = lanes.toArray(Lane[]::new);
    }

    /// To another step of the same tasklet.
    static Way within(String port, int next, String nextPort, Recent recent) {
        return new Way(port, next, nextPort, recent, List.of());
    }

    /// Out of the tasklet.
    ///
    /// @param lanes none if nothing is wired to the port
    static Way away(String port, List<Lane> lanes) {
        return new Way(port, AWAY, "", null, lanes);
    }

    String port() {
        return port;
    }

    /// Place of the next step, or [#AWAY].
    int next() {
        return next;
    }

    /// The input port of the next step.
    String nextPort() {
        return nextPort;
    }

    /// Sets what the next step counts, which is what passes here; before the start.
    void leadsTo(NodeCounters counters) {
        target = counters;
    }

    /// How many shares of its account one that goes this way needs, at least 1.
    int shares() {
        return next == AWAY ? Math.max(1, lanes.length) : 1;
    }

    /// How many packets one that goes this way becomes.
    int width() {
        return next == AWAY ? lanes.length : 1;
    }

    /// Counts packets that leave the tasklet.
    void count(int packets) {
        passed.add(packets);
    }

    long passed() {
        return target == null ? passed.get() : target.in.get() - target.fed.get();
    }

    /// Keeps packets to look at, if this is a wire within the tasklet.
    void show(Chunk chunk) {
        if (recent != null) {
            recent.add(chunk);
        }
    }

    /// Sends a packet over every wire.
    void send(Packet packet, Origin origin, Pace pace) throws InterruptedException {
        for (var lane : lanes) {
            lane.add(packet, origin, pace);
        }
    }

    /// Sends packets over every wire.
    ///
    /// @param chunk goes over as it is if it can: nobody else may have it
    void sendAll(Chunk chunk, Pace pace) throws InterruptedException {
        count(chunk.size());
        if (lanes.length == 1) {
            lanes[0].addAll(chunk, pace);
            return;
        }
        for (var index = 0; index < chunk.size(); index++) {
            send(chunk.packet(index), chunk.origin(index), pace);
        }
    }

    void flush(Pace pace) throws InterruptedException {
        for (var lane : lanes) {
            for (var link : lane.links()) {
                link.flush(pace);
            }
        }
    }

    /// See [Link#share].
    void share(ReentrantLock lock) {
        for (var lane : lanes) {
            for (var link : lane.links()) {
                link.share(lock);
            }
        }
    }

    /// Says whether a receiver has nothing to do.
    boolean isAwaited() {
        for (var lane : lanes) {
            for (var link : lane.links()) {
                if (link.isAwaited()) {
                    return true;
                }
            }
        }
        return false;
    }

    void done() {
        for (var lane : lanes) {
            for (var link : lane.links()) {
                link.done();
            }
        }
    }
}
