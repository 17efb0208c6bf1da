package io.pypes.worker.process;

import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Outcome;
import io.pypes.engine.Run;
import io.pypes.engine.SeenPacket;
import io.pypes.sdk.Packet;
import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import java.time.Duration;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A run in this worker, and the documents that the server leased to it. Thread-safe.
final class HostedRun {

    private static final Outcome FAILED = new Outcome(
            0,
            0,
            0,
            1,
            List.of(new Outcome.Note("", Outcome.State.FAILED, "The flow was stopped before this document was done.")));

    /// So many looks in turn are needed: on a busy machine a packet may be under way from one thread to another for
    /// some.
    private static final int REST = 20;

    private static final Duration PATIENCE = Duration.ofSeconds(4); // the server has some more

    private final int number;
    private final Link link;
    private final Pace pace = new Pace(1);
    private final Map<Document, Long> leases = Collections.synchronizedMap(new IdentityHashMap<>());

    private int looksAtRest; // in turn
    private boolean over; // before it was at work
    private final Set<Thread> late = new HashSet<>(); // which hand documents over; under its own lock
    private volatile @Nullable Thread starter;
    private volatile @Nullable Run running;
    private volatile boolean stopping;
    private volatile boolean lost; // a document that had not begun when the flow ended

    HostedRun(int number, Link link) {
        this.number = number;
        this.link = link;
    }

    int number() {
        return number;
    }

    /// Starts it, on a thread of its own.
    void begin(Runnable start) {
        var thread = Thread.ofVirtual().name("start-" + number).unstarted(start);
        starter = thread;
        thread.start();
    }

    /// It is at work. If it is not to be any more, it ends at once.
    ///
    /// @param concurrency how many documents it works on at the same time
    void started(Run run, int concurrency) throws InterruptedException {
        pace.takeAtLeast(concurrency);
        synchronized (this) {
            if (!over) {
                running = run;
            }
        }
        if (running == null) {
            run.stop(Duration.ZERO);
            return;
        }
        link.send(new Message.Started(number));
        tellWindow();
    }

    /// Whoever tells it last tells the last one.
    private void tellWindow() {
        synchronized (pace) {
            link.send(new Message.Window(number, pace.window()));
        }
    }

    /// Takes a document of the server. Does not block: one that no adapter takes becomes a dead letter, for which the
    /// server is asked, whose answer the calling thread reads.
    void give(Message.Give given) {
        var document = given.document();
        var listener = new Leased(given.lease(), given.watched(), document);
        leases.put(document, given.lease());
        pace.given(System.nanoTime());
        var run = running;
        if (run == null) {
            refuse(listener);
        } else if (run.flow().takes(document)) {
            offer(run, document, listener);
        } else {
            apart(() -> offer(run, document, listener));
        }
    }

    /// Hands a document over on a thread of its own, which may have to wait.
    private void apart(Runnable handing) {
        var thread = Thread.ofVirtual().name("hand-over").unstarted(() -> {
            try {
                handing.run();
            } finally {
                synchronized (late) {
                    late.remove(Thread.currentThread());
                }
            }
        });
        synchronized (late) {
            late.add(thread);
            thread.start();
        }
    }

    /// Gives documents back that the flow has not begun with, the last first.
    void giveBack(int most) {
        var run = running;
        var back = run == null ? List.<Document>of() : run.withdraw(most);
        pace.returned(back.size());
        link.send(new Message.Returned(number, back.stream().map(leases::remove).toList()));
    }

    private void offer(Run run, Document document, Leased listener) {
        try {
            if (!run.offer(document, listener)) {
                apart(() -> submit(run, document, listener));
            }
        } catch (InterruptedException _) {
            refuse(listener);
        }
    }

    /// Waits for room: what its sources bring takes some of it.
    private void submit(Run run, Document document, Leased listener) {
        try {
            if (!run.submit(document, listener)) {
                refuse(listener);
            }
        } catch (InterruptedException _) {
            refuse(listener);
        }
    }

    private void refuse(Leased listener) {
        lost = true;
        listener.settled(FAILED);
    }

    /// Takes a document that a source of this run brought.
    DocumentListener brought(long lease, boolean watched, Document document) {
        leases.put(document, lease);
        pace.given(System.nanoTime());
        return new Leased(lease, watched, document);
    }

    long lease(Document document) {
        return leases.getOrDefault(document, 0L);
    }

    boolean stop(Duration deadline) throws InterruptedException {
        stopping = true;
        synchronized (this) {
            over = running == null;
        }
        var run = running;
        var starting = starter;
        if (run == null) {
            if (starting != null) {
                starting.interrupt();
                starting.join(PATIENCE);
            }
            return true;
        }
        var until = System.nanoTime() + deadline.toNanos();
        for (var thread : handingOver()) { // what was given is in the flow before it is stopped
            thread.join(left(until));
        }
        return run.stop(left(until)) && !lost;
    }

    private List<Thread> handingOver() {
        synchronized (late) {
            return List.copyOf(late);
        }
    }

    private static Duration left(long until) {
        return Duration.ofNanos(Math.max(0, until - System.nanoTime()));
    }

    /// How many calls into components were given up; none while it stops, since the server is to hear first that it
    /// has.
    int hung() {
        return stopping ? 0 : hungInAll();
    }

    int hungInAll() {
        var run = running;
        return run == null ? 0 : run.hung();
    }

    List<Message.RunHealth> health() {
        var run = running;
        return run == null ? List.of() : List.of(new Message.RunHealth(number, run.numbers(), run.holdups()));
    }

    /// Looks whether its documents wait for others that are not here: for a batch to be full, or for what another wire
    /// brings; or for another attempt.
    void watch() {
        var run = running;
        var holdups = run != null && pace.isQuiet() ? run.holdups() : null;
        if (holdups == null || !holdups.stream().allMatch(of -> of.working().isEmpty() && of.waiting() == 0)) {
            looksAtRest = 0;
            return;
        }
        if (pace.isFull()) {
            pace.widen();
            tellWindow();
        }
        looksAtRest = holdups.stream().allMatch(of -> of.retrying() == 0) ? looksAtRest + 1 : 0;
        if (looksAtRest == REST) {
            link.send(new Message.Resting(number));
        }
    }

    void look(Message.Look look) {
        var run = running;
        var seen = run == null ? List.<SeenPacket>of() : run.lastPackets(look.wire());
        link.send(new Message.Seen(
                look.call(), seen.stream().map(HostedRun::shortened).toList()));
    }

    private static SeenPacket shortened(SeenPacket seen) {
        return new SeenPacket(seen.at(), seen.document(), Shortened.of(seen.packet()));
    }

    private final class Leased implements DocumentListener {
        private final long lease;
        private final boolean watched;
        private final Document document;

        Leased(long lease, boolean watched, Document document) {
            this.lease = lease;
            this.watched = watched;
            this.document = document;
        }

        @Override
        public boolean wantsPublished() {
            return watched;
        }

        @Override
        public void published(String node, Packet packet) {
            if (watched) {
                link.send(new Message.Published(number, lease, node, Shortened.of(packet)));
            }
        }

        @Override
        public void settled(Outcome outcome) {
            leases.remove(document);
            if (pace.settled(System.nanoTime())) {
                tellWindow();
            }
            link.send(new Message.Settled(number, lease, outcome));
        }
    }
}
