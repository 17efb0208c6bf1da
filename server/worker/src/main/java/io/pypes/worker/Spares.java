package io.pypes.worker;

import io.pypes.worker.protocol.Link;
import io.pypes.worker.protocol.Message;
import io.pypes.worker.protocol.Message.RunOrder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// Starts processes, one ahead: who needs another one gets that which is ready, and need not wait for its start. What
/// flows need is loaded in it before. Thread-safe.
final class Spares {

    private static final long FIRST_PAUSE = 1; // seconds
    private static final int MOST_DOUBLINGS = 6;
    private static final long END = 1; // seconds

    private final Site site;
    private final AtomicLong number = new AtomicLong();
    private @Nullable CompletableFuture<Session> next;
    private int inVain; // how many were next in a row, and ended before they were needed
    private boolean closed;

    Spares(Site site) {
        this.site = site;
    }

    /// A process for a worker. Blocks until there is one.
    ///
    /// @param name of the worker
    /// @throws IOException if none can be started; the message is a sentence
    Session take(String name) throws IOException, InterruptedException {
        var mine = mine();
        try {
            if (mine.get().ended) {
                mine = mine();
            }
            var there = mine.get();
            there.name = name;
            there.startedAt = site.clock().instant();
            used();
            return there;
        } catch (ExecutionException notStarted) {
            throw notStarted.getCause() instanceof IOException failed ? failed : new IOException(notStarted);
        } catch (InterruptedException stopped) {
            end(mine);
            throw stopped;
        } finally {
            refill();
        }
    }

    private synchronized void used() {
        inVain = 0;
    }

    private static void end(CompletableFuture<Session> process) {
        var _ = process.thenAccept(there -> there.end("The server stops."));
    }

    private synchronized CompletableFuture<Session> mine() {
        var mine = next == null ? start() : next;
        next = null;
        return mine;
    }

    private synchronized void refill() {
        if (site.settings().spare() && next == null && !closed) {
            next = start();
        }
    }

    /// A process has ended, or did not start. If it was to be the next one, another takes its place, the later the more
    /// often that has happened in a row.
    private synchronized void replace() {
        if (next == null || !isOver(next)) {
            return;
        }
        next = null;
        var pause = FIRST_PAUSE << Math.min(inVain++, MOST_DOUBLINGS);
        CompletableFuture.delayedExecutor(pause, TimeUnit.SECONDS).execute(this::refill);
    }

    private static boolean isOver(CompletableFuture<Session> process) {
        return process.state() == Future.State.FAILED
                || (process.state() == Future.State.SUCCESS && process.resultNow().ended);
    }

    private CompletableFuture<Session> start() {
        var started = new CompletableFuture<Session>();
        Thread.ofVirtual().name("worker-start").start(() -> {
            try {
                var there = launch("process-" + number.incrementAndGet());
                site.documents().orders().forEach(order -> there.link.send(new Message.Prepare(order)));
                started.complete(there);
                if (there.ended) { // which nobody has noticed
                    replace();
                }
            } catch (IOException | InterruptedException | RuntimeException | Error notStarted) { // a thread begins here
                started.completeExceptionally(notStarted);
                replace();
            }
        });
        return started;
    }

    private Session launch(String name) throws IOException, InterruptedException {
        Session there = null;
        var begun = false;
        try {
            there = connected(name);
            there.begin(() -> {
                site.launcher().ended(name);
                replace();
            });
            begun = true;
            return there;
        } finally {
            if (!begun) {
                if (there != null) {
                    there.process.destroyForcibly();
                }
                site.launcher().ended(name);
            }
        }
    }

    /// A process that has said its first words. If it does not come so far, it has ended.
    private Session connected(String name) throws IOException, InterruptedException {
        Process process;
        try {
            process = site.launcher().launch(name, site.door().address());
        } catch (IOException notStarted) {
            throw new IOException("It cannot be started: " + notStarted.getMessage(), notStarted);
        }
        var link = new CompletableFuture<Link>();
        var secret = site.door().expect(link);
        Session there = null;
        try {
            there = greeted(process, secret, link);
            return there;
        } finally {
            site.door().forget(secret);
            if (there == null) {
                process.destroyForcibly();
            }
        }
    }

    private Session greeted(Process process, String secret, CompletableFuture<Link> link)
            throws IOException, InterruptedException {
        var session = new CompletableFuture<Session>();
        var said = new WorkerOutput(() -> session.isDone() ? session.join().name : "spare", process);
        try {
            process.getOutputStream().write((secret + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
            var _ = process.onExit().thenRun(() -> link.completeExceptionally(new IOException("It has ended.")));
            var there = new Session(
                    site, process, link.get(site.settings().opening().toNanos(), TimeUnit.NANOSECONDS), said);
            session.complete(there);
            return there;
        } catch (TimeoutException late) {
            process.destroyForcibly();
            var seconds = site.settings().opening().toSeconds();
            throw new IOException("It did not start in %d s.%s".formatted(seconds, said.firstErrors()), late);
        } catch (IOException | ExecutionException ended) {
            if (!process.waitFor(END, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            var how = WorkerOutput.early(process.waitFor());
            throw new IOException("It did not start. %s%s".formatted(how, said.firstErrors()), ended);
        }
    }

    /// A flow is about to start: the next process may load what it needs, too.
    synchronized void prepare(RunOrder order) {
        var ready = next;
        if (ready != null && ready.state() == Future.State.SUCCESS) {
            ready.resultNow().link.send(new Message.Prepare(order));
        }
    }

    /// The process that is ready.
    synchronized Optional<WorkerView.Running> ready() {
        return Optional.ofNullable(next)
                .filter(process -> process.state() == Future.State.SUCCESS)
                .map(Future::resultNow)
                .map(there -> new WorkerView.Running(there.process.pid(), there.startedAt));
    }

    /// Ends the process that is ready, and starts no other.
    synchronized void close() {
        closed = true;
        var ready = next;
        next = null;
        if (ready != null) {
            end(ready);
        }
    }
}
