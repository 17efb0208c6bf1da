package io.pypes.engine;

import io.pypes.sdk.Port;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// The ways out of a node, one for each of its output ports.
final class Ways {

    private final String node;
    private final Way[] all;

    Ways(String node, List<Way> all) {
        this.node = node;
        this.all = all.toArray(Way[]::new);
    }

    @Nullable
    Way find(String port) {
        for (var way : all) {
            if (way.port().equals(port)) {
                return way;
            }
        }
        return null;
    }

    /// @throws IllegalArgumentException if the node has no such port; the message says which it has
    Way get(String port) {
        var way = find(port);
        if (way == null) {
            throw new IllegalArgumentException(
                    "Node \"%s\" has no output port \"%s\". It has %s.".formatted(node, port, Places.list(ports())));
        }
        return way;
    }

    private List<String> ports() {
        return Arrays.stream(all)
                .map(Way::port)
                .filter(port -> !port.equals(Port.ERROR) && !port.equals(Port.UNMATCHED))
                .sorted()
                .toList();
    }

    /// How many packets left the node, but for those that failed.
    long passed() {
        var sum = 0L;
        for (var way : all) {
            sum += way.passed();
        }
        return sum;
    }

    /// The way to the next step of the tasklet, if there is one.
    Optional<Way> within() {
        return Arrays.stream(all).filter(way -> way.next() != Way.AWAY).findFirst();
    }

    /// The way to the next step of the tasklet; if there is none, that of the usual port, if it is wired.
    @Nullable
    Way straight() {
        var usual = find(Port.OUT);
        return within().orElse(usual != null && usual.width() > 0 ? usual : null);
    }

    void flush(Pace pace) throws InterruptedException {
        for (var way : all) {
            way.flush(pace);
        }
    }

    /// See [Link#share].
    void share(ReentrantLock lock) {
        for (var way : all) {
            way.share(lock);
        }
    }

    void done() {
        for (var way : all) {
            way.done();
        }
    }
}
