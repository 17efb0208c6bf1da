package io.pypes.worker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Host;
import io.pypes.engine.Outcome;
import io.pypes.engine.Running;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// What the flow of a test needs, and what became of its documents.
final class TestHost implements Host {

    final List<DeadLetter> letters = new CopyOnWriteArrayList<>();
    final List<Fate> brought = new CopyOnWriteArrayList<>();
    final List<String> events = new CopyOnWriteArrayList<>();
    final CountDownLatch keeping = new CountDownLatch(1); // for the first letter that is to be kept
    volatile CompletableFuture<Void> mayKeep = CompletableFuture.completedFuture(null);
    volatile boolean full;
    volatile String notAgain = ""; // id of a document at whose new beginning something breaks
    private final AtomicInteger number = new AtomicInteger();

    /// What became of a document.
    static final class Fate implements DocumentListener {
        final Document document;
        final List<Packet> published = new CopyOnWriteArrayList<>();
        private final CompletableFuture<Outcome> outcome = new CompletableFuture<>();

        Fate(Document document) {
            this.document = document;
        }

        @Override
        public void published(String node, Packet packet) {
            assertThat(node).isEqualTo("publish");
            published.add(packet);
        }

        @Override
        public void settled(Outcome how) {
            outcome.complete(how);
        }

        Outcome await() throws Exception {
            return outcome.get(20, TimeUnit.SECONDS);
        }

        boolean isSettled() {
            return outcome.isDone();
        }
    }

    static Packet text(String content) {
        return Packet.of(
                content.isEmpty() ? Content.EMPTY : Content.of(content.getBytes(UTF_8)), MediaType.of("text/plain"));
    }

    /// A packet that equals others of the same bytes.
    static Packet plain(Packet packet) {
        try {
            return packet.withContent(Content.EMPTY)
                    .with("content", Value.Bytes.copyOf(packet.content().bytes()));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// A document that says what is to be done.
    static Packet doing(String what) {
        return text("").with("do", what);
    }

    Fate feed(Running run, Packet packet) throws InterruptedException {
        return feed(run, packet, new Entrance.ByMediaType());
    }

    Fate feed(Running run, Packet packet, Entrance entrance) throws InterruptedException {
        var fate = new Fate(new Document("d" + number.incrementAndGet(), packet, entrance));
        assertThat(run.offer(fate.document, fate)).isTrue();
        return fate;
    }

    @Override
    public String flow() {
        return "flow";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void again(Document document) {
        events.add("again " + document.id());
        if (document.id().equals(notAgain)) {
            throw new IllegalStateException("It is broken.");
        }
    }

    @Override
    public void keep(DeadLetter letter) throws IOException {
        keeping.countDown();
        mayKeep.join();
        events.add("kept " + letter.document().id());
        if (full) {
            throw new IOException("The disk is full.");
        }
        letters.add(letter);
    }

    @Override
    public Accepted accept(String node, String port, Packet packet) {
        var id = "b" + number.incrementAndGet();
        var fate = new Fate(new Document(id, packet, new Entrance.Brought(node, port)));
        brought.add(fate);
        return new Accepted(fate.document, fate);
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
        return InstantSource.system();
    }
}
