package io.pypes.server.run;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Outcome;
import io.pypes.sdk.ErrorKind;
import io.pypes.server.accepted.AcceptedLog;
import io.pypes.server.accepted.AcceptedLog.Waiting;
import io.pypes.server.ledger.Backlog;
import io.pypes.server.ledger.DeadLetters;
import io.pypes.server.ledger.Ledger;
import io.pypes.server.ledger.Tracked;
import io.pypes.server.run.Permits.Permit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Gives the documents of one flow that wait on disk to it, one after the other, as it has room for them: those
/// that were in flight when the server ended, and those that a revision left when its time was over.
///
/// A document that was in a flow each time when the server died may be what it died of. The second time it goes
/// on alone, so that others are not suspected with it; after the third, it becomes a dead letter.
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
    private static final int MOST_ATTEMPTS = 3;
    private static final String DEATHS =
            "The server died %d times while it worked on this document.".formatted(MOST_ATTEMPTS);
    private static final String GONE =
            "The file with the content of this document is gone from the disk of the server.";
    private static final int MOST_TOGETHER = 256;
    private static final Duration ALONE = Duration.ofSeconds(10);
    private static final Duration PAUSE = Duration.ofSeconds(1); // after something that is likely to happen again

    private final String flow;
    private final LiveFlow live;
    private final Backlog backlog;
    private final Ledger ledger;
    private final AcceptedLog log;
    private final DeadLetters letters;
    private final InstantSource clock;
    private final Thread thread;

    Dispatcher(String flow, LiveFlow live, ServerHost.Services services) {
        this.flow = flow;
        this.live = live;
        this.backlog = services.ledger().account(flow).backlog();
        this.ledger = services.ledger();
        this.log = services.log();
        this.letters = services.letters();
        this.clock = services.clock();
        this.thread = Thread.ofVirtual().name("dispatch-" + flow).unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Gives nothing more, and leaves what it had in hand to the backlog. Waits for that, but not for long.
    void stop() throws InterruptedException {
        thread.interrupt();
        thread.join(ALONE);
    }

    private void run() {
        try {
            while (true) {
                live.awaitCurrent();
                give(next());
            }
        } catch (InterruptedException _) {
            // the flow was removed, or the server stops
        } catch (RuntimeException fault) { // a thread begins here
            LOG.error("Documents of flow \"{}\" wait until the server is started anew.", flow, fault);
        }
    }

    /// A document, and the permit for it.
    private record Held(Waiting waiting, Permit permit) {}

    /// The next ones for which there is room; at least one. One that is suspected comes alone.
    private List<Held> next() throws InterruptedException {
        var held = new ArrayList<Held>();
        held.add(first());
        var more = held.getFirst().waiting().isSuspect() ? Optional.<Waiting>empty() : backlog.poll();
        while (more.isPresent() && held.size() < MOST_TOGETHER) {
            var waiting = more.get();
            var permit = waiting.isSuspect()
                    ? Optional.<Permit>empty()
                    : live.permits().tryLeisure(waiting.size());
            permit.ifPresentOrElse(free -> held.add(new Held(waiting, free)), () -> backlog.putBack(waiting));
            more = permit.isEmpty() || held.size() == MOST_TOGETHER ? Optional.empty() : backlog.poll();
        }
        return held;
    }

    private Held first() throws InterruptedException {
        var waiting = backlog.take();
        try {
            return new Held(waiting, live.permits().awaitLeisure(waiting.size()));
        } catch (InterruptedException stopped) {
            backlog.putBack(waiting);
            throw stopped;
        }
    }

    /// The attempts are on disk before they begin.
    private void give(List<Held> held) throws InterruptedException {
        var attempts = held.stream()
                .map(document -> log.attempt(document.waiting().number()))
                .toArray(CompletableFuture<?>[]::new);
        var noted = new CountDownLatch(attempts.length);
        var left = new ArrayDeque<>(held);
        try {
            for (var attempt : attempts) {
                var _ = attempt.whenComplete((_, _) -> noted.countDown());
            }
            noted.await();
            for (var attempt : attempts) {
                give(left.remove(), attempt);
            }
        } finally {
            for (var document : left) {
                document.permit().close();
                backlog.add(document.waiting());
            }
        }
    }

    private void give(Held held, CompletableFuture<?> attempt) throws InterruptedException {
        var waiting = held.waiting();
        try (var permit = held.permit()) {
            attempt.get();
            give(waiting, permit);
        } catch (IOException | ExecutionException unreadable) {
            LOG.warn("A document of flow \"{}\" waits: {}", flow, unreadable.getMessage());
            backlog.add(waiting);
            Thread.sleep(PAUSE);
        }
    }

    private void give(Waiting waiting, Permit permit) throws IOException, InterruptedException {
        try {
            var tracked = ledger.resume(waiting);
            give(waiting, tracked, permit, waiting.attempts() < MOST_ATTEMPTS ? Optional.empty() : Optional.of(DEATHS));
        } catch (NoSuchFileException gone) {
            LOG.error("The content of a document of flow \"{}\" is gone from the disk: {}", flow, gone.getFile());
            give(waiting, ledger.resumeWithoutFile(waiting), permit, Optional.of(GONE));
        }
    }

    /// @param refusal why the flow does not get it, but it becomes a dead letter
    private void give(Waiting waiting, Tracked tracked, Permit permit, Optional<String> refusal)
            throws InterruptedException {
        try {
            if (refusal.isPresent()) {
                bury(tracked, refusal.get());
                return;
            }
            letters.withdraw(flow, tracked.document()); // of an attempt that did not end
            permit.keepFor(tracked);
            if (!live.offer(tracked)) {
                ledger.giveBack(tracked);
            } else if (waiting.isSuspect()) {
                tracked.await(ALONE);
            }
        } catch (IOException | RuntimeException notNow) { // the database is away, or full
            LOG.warn("A document of flow \"{}\" waits: {}", flow, notNow.getMessage());
            ledger.giveBack(tracked);
            Thread.sleep(PAUSE);
        }
    }

    private void bury(Tracked tracked, String message) throws IOException {
        var document = tracked.document();
        letters.keep(
                flow,
                tracked.revision(),
                new DeadLetter(
                        document,
                        document.packetId(),
                        "",
                        "",
                        document.packet(),
                        ErrorKind.RESOURCE,
                        message,
                        MOST_ATTEMPTS,
                        clock.instant()));
        var note = new Outcome.Note("", Outcome.State.DEAD_LETTERED, message);
        tracked.settled(new Outcome(0, 0, 1, 0, List.of(note)));
    }
}
