package io.pypes.engine;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// A place to run flows in: keeps dead letters in a list, feeds documents, waits for outcomes.
class TestHost implements Host {

    final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    final Map<String, CompletableFuture<Outcome>> outcomes = new ConcurrentHashMap<>();
    private final AtomicInteger ids = new AtomicInteger();
    volatile boolean keepsLetters = true;

    @Override
    public String flow() {
        return "flow";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void keep(DeadLetter letter) throws IOException {
        if (!keepsLetters) {
            throw new IOException("The disk is full.");
        }
        letters.add(letter);
    }

    @Override
    public Accepted accept(String node, String port, Packet packet) throws IOException, InterruptedException {
        var document = new Document(node + ids.incrementAndGet(), packet, new Entrance.ByMediaType());
        return new Accepted(document, listener(document.id()));
    }

    /// Throws anything as if it were unchecked, as code that was not compiled by javac may.
    @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
    static <T extends Throwable> RuntimeException sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    DocumentListener listener(String id) {
        var outcome = new CompletableFuture<Outcome>();
        outcomes.put(id, outcome);
        return settled -> {
            if (!outcome.complete(settled)) {
                throw new AssertionError("Document \"%s\" was settled twice.".formatted(id));
            }
        };
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) {
        return Path.of(relative);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.EPOCH);
    }

    static Packet text() {
        return Packet.empty().withMediaType(MediaType.of("text/plain"));
    }

    static Outcome published(int packets) {
        return new Outcome(packets, 0, 0, 0, List.of());
    }

    /// Hands over a document; waits while the flow is full.
    static void submit(Running run, Document document, DocumentListener listener) throws InterruptedException {
        var until = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!run.offer(document, listener)) {
            if (System.nanoTime() > until) {
                throw new AssertionError("The flow takes nothing.");
            }
            LockSupport.parkNanos(1_000); // a virtual thread must not keep its carrier
        }
    }

    /// Feeds a packet under the next id: d1, d2 ...
    CompletableFuture<Outcome> feed(Running run, Packet packet) throws InterruptedException {
        return feed(run, packet, new Entrance.ByMediaType());
    }

    CompletableFuture<Outcome> feed(Running run, Packet packet, Entrance entrance) throws InterruptedException {
        var id = "d" + ids.incrementAndGet();
        var listener = listener(id);
        submit(run, new Document(id, packet, entrance), listener);
        return outcomes.getOrDefault(id, new CompletableFuture<>());
    }

    /// Lets the packet of a dead letter go on at another place, under its own id.
    CompletableFuture<Outcome> resume(Running run, DeadLetter letter, String node, String port)
            throws InterruptedException {
        var entrance = new Entrance.Resumed(node, port, letter.id(), false);
        var listener = listener(letter.id());
        submit(run, new Document(letter.document().id(), letter.packet(), entrance), listener);
        return outcomes.getOrDefault(letter.id(), new CompletableFuture<>());
    }

    /// Runs documents through a flow until all are settled, then stops it.
    List<Outcome> run(Flow flow, Packet... packets) throws Exception {
        return run(flow, Flow.Limits.DEFAULT, packets);
    }

    List<Outcome> run(Flow flow, Flow.Limits limits, Packet... packets) throws Exception {
        var run = TestPlace.start(flow, this, limits);
        var futures = new ArrayList<CompletableFuture<Outcome>>();
        for (var packet : packets) {
            futures.add(feed(run, packet));
        }
        if (!run.stop(Duration.ofSeconds(20))) {
            throw new AssertionError("The flow did not run out in time: " + run.numbers());
        }
        var settled = new ArrayList<Outcome>();
        for (var future : futures) {
            settled.add(await(future));
        }
        return settled;
    }

    static Outcome await(CompletableFuture<Outcome> future) throws InterruptedException {
        try {
            return future.get(20, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException never) {
            throw new AssertionError("The document was never settled.", never);
        }
    }
}
