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
import java.util.Deque;
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
                tryNext();
            }
        } catch (InterruptedException _) {
            // the flow was removed, or the server stops
        }
    }

    private void tryNext() throws InterruptedException {
        try {
            giveNext();
        } catch (RuntimeException | Error fault) { // whatever it is, the documents must not stay for good
            LOG.error("Documents of flow \"{}\" wait, and are tried again.", flow, fault);
            Thread.sleep(PAUSE);
        }
    }

    /// A document, and the permit for it.
    private record Held(Waiting waiting, Permit permit) {}

    /// A document that does not wait any more.
    ///
    /// @param refusal why the flow does not get it, but it becomes a dead letter
    private record Taken(Waiting waiting, Tracked tracked, Optional<String> refusal) {}

    private void giveNext() throws InterruptedException {
        var held = new ArrayDeque<Held>();
        try {
            gather(held);
            give(held);
        } finally {
            held.forEach(this::letWait);
        }
    }

    private void letWait(Held held) {
        held.permit().close();
        backlog.add(held.waiting());
    }

    /// Takes the next ones for which there is room; at least one. One that is suspected comes alone.
    private void gather(Deque<Held> held) throws InterruptedException {
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

    /// Gives one after the other, and leaves those that it does not come to. The attempts are on disk
    /// before they begin.
    private void give(Deque<Held> left) throws InterruptedException {
        var attempts = left.stream()
                .map(document -> log.attempt(document.waiting().number()))
                .toArray(CompletableFuture<?>[]::new);
        var noted = new CountDownLatch(attempts.length);
        for (var attempt : attempts) {
            var _ = attempt.whenComplete((_, _) -> noted.countDown());
        }
        noted.await();
        for (var attempt : attempts) {
            var held = left.remove();
            var taken = takeUp(held.waiting(), attempt);
            if (taken.isPresent()) {
                try (var permit = held.permit()) {
                    give(taken.get(), permit);
                }
            } else {
                letWait(held);
                Thread.sleep(PAUSE);
            }
        }
    }

    private Optional<Taken> takeUp(Waiting waiting, CompletableFuture<?> attempt) throws InterruptedException {
        try {
            attempt.get();
            return Optional.of(takeUp(waiting));
        } catch (ExecutionException notNoted) {
            warn(notNoted);
        } catch (IOException | RuntimeException notNow) { // it cannot be read, or the database is away
            warn(notNow);
            var _ = log.back(waiting.number()); // else it would be taken for what the server died of
        }
        return Optional.empty();
    }

    private Taken takeUp(Waiting waiting) throws IOException {
        try {
            var refusal = waiting.attempts() < MOST_ATTEMPTS ? Optional.<String>empty() : Optional.of(DEATHS);
            return new Taken(waiting, ledger.resume(waiting), refusal);
        } catch (NoSuchFileException gone) {
            LOG.error("The content of a document of flow \"{}\" is gone from the disk: {}", flow, gone.getFile());
            return new Taken(waiting, ledger.resumeWithoutFile(waiting), Optional.of(GONE));
        }
    }

    private void warn(Exception why) {
        LOG.warn("A document of flow \"{}\" waits: {}", flow, why.getMessage());
    }

    private void give(Taken taken, Permit permit) throws InterruptedException {
        var tracked = taken.tracked();
        try {
            if (taken.refusal().isPresent()) {
                bury(tracked, taken.refusal().get());
                return;
            }
            letters.withdraw(flow, tracked.document()); // of an attempt that did not end
            permit.keepFor(tracked);
            if (!live.offer(tracked)) {
                ledger.giveBack(tracked);
            } else if (taken.waiting().isSuspect()) {
                tracked.await(ALONE);
            }
        } catch (IOException | RuntimeException notNow) { // the database is away, or full
            warn(notNow);
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
