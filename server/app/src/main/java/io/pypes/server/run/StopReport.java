package io.pypes.server.run;

import io.pypes.engine.Holdup;
import io.pypes.engine.Running;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says in the log, now and then, what a revision that is stopping waits for; until closed.
final class StopReport implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(StopReport.class);
    private static final Duration FIRST = Duration.ofSeconds(3);
    private static final Duration EVERY = Duration.ofSeconds(10);
    private static final int MOST_NODES = 5;

    private final String flow;
    private final Live live;
    private final long until;
    private final Thread thread;

    StopReport(String flow, Live live, Duration deadline) {
        this.flow = flow;
        this.live = live;
        this.until = System.nanoTime() + deadline.toNanos();
        this.thread = Thread.ofVirtual().name("stop-report-" + flow).start(this::run);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void run() {
        try {
            Thread.sleep(FIRST);
            for (var left = left(); left.isPositive(); left = left()) {
                LOG.info(
                        "{}",
                        sentence(
                                flow,
                                live.revision(),
                                inFlight(live.run()),
                                live.run().holdups(),
                                left));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException _) {
            // it has ended
        }
    }

    private Duration left() {
        return Duration.ofNanos(until - System.nanoTime());
    }

    private static long inFlight(Running run) {
        return run.numbers().documents().inFlight();
    }

    static String sentence(String flow, int revision, long inFlight, List<Holdup> nodes, Duration left) {
        var waits = nodes.stream().limit(MOST_NODES).map(StopReport::words).collect(Collectors.joining("; "));
        var more = nodes.size() > MOST_NODES ? "; %d more nodes have work".formatted(nodes.size() - MOST_NODES) : "";
        return "Revision %d of flow \"%s\" is stopping: %s in flight%s%s. What is left in %d s waits on disk."
                .formatted(
                        revision,
                        flow,
                        count(inFlight, "document"),
                        waits.isEmpty() ? "" : "; " + waits,
                        more,
                        left.plusMillis(999).toSeconds());
    }

    private static String words(Holdup node) {
        var words = new ArrayList<String>();
        node.working().ifPresent(time -> words.add("has been in one call for %d s".formatted(time.toSeconds())));
        if (node.waiting() > 0) {
            words.add("has %s waiting before it".formatted(count(node.waiting(), "packet")));
        }
        if (node.retrying() > 0) {
            words.add("has %s waiting for another attempt".formatted(count(node.retrying(), "packet")));
        }
        return "node \"%s\" %s".formatted(node.node(), String.join(", ", words));
    }

    private static String count(long many, String one) {
        return "%d %s%s".formatted(many, one, many == 1 ? "" : "s");
    }
}
