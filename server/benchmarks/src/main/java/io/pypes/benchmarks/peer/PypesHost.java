package io.pypes.benchmarks.peer;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Entrance;
import io.pypes.engine.Host;
import io.pypes.engine.Outcome;
import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Content;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.atomic.LongAdder;

/// The place our flows run in: documents get numbers as ids, and nothing may be dead-lettered.
public final class PypesHost implements Host, DocumentListener {

    private final LongAdder lost = new LongAdder();
    private long accepted;

    @Override
    public String flow() {
        return "benchmark";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public void keep(DeadLetter letter) throws IOException {
        throw new IOException("A benchmark keeps no dead letters: " + letter.message());
    }

    /// Called by the one source of the flow.
    @Override
    public Accepted accept(String node, String port, Packet packet) {
        return new Accepted(document(accepted++, packet), this);
    }

    /// A document of a number.
    public static Document document(long number, Packet packet) {
        return new Document(Long.toString(number), packet, new Entrance.ByMediaType());
    }

    /// As those of the server, unless somebody waits for what a document becomes.
    @Override
    public boolean wantsPublished() {
        return false;
    }

    @Override
    public void settled(Outcome outcome) {
        if (outcome.state() == State.FAILED || outcome.state() == State.DEAD_LETTERED) {
            lost.increment();
        }
    }

    /// Makes sure that no document failed.
    public void requireNoneLost() {
        if (lost.sum() > 0) {
            throw new IllegalStateException("%,d documents failed.".formatted(lost.sum()));
        }
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) throws PacketException {
        throw PacketException.permanent("A benchmark writes no files.");
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }
}
