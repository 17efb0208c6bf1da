package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/// The account of one document in a run: how many of its packets are alive, and how the others ended. Thread-safe.
///
/// The count is touched only where a step makes more or fewer than one packet of one. Zero means settled; that is told
/// once.
final class Account implements Origin {

    private final Document document;
    private final DocumentListener listener;
    private final BiConsumer<Account, Outcome> whenSettled;

    private long live = 1;
    private boolean settled;
    private long published;
    private long dropped;
    private long deadLettered;
    private long failed;
    private final List<Outcome.Note> notes = new ArrayList<>(0);

    Account(Document document, DocumentListener listener, BiConsumer<Account, Outcome> whenSettled) {
        this.document = document;
        this.listener = listener;
        this.whenSettled = whenSettled;
    }

    Document source() {
        return document;
    }

    @Override
    public String id() {
        return document.packetId();
    }

    @Override
    public String document() {
        return document.id();
    }

    @Override
    public Set<Account> accounts() {
        return Set.of(this);
    }

    synchronized void add(int packets) {
        live += packets;
    }

    void published(String node, Packet packet) {
        listener.published(node, packet);
        settleIfLast(State.PUBLISHED, node, "");
    }

    void end(State state, String node, String message) {
        settleIfLast(state, node, message);
    }

    @Override
    public void release() {
        synchronized (this) {
            live--;
            if (live > 0 || settled) {
                return;
            }
            settled = true;
        }
        tell();
    }

    /// Ends the document whatever is still alive: the run was cancelled.
    void cancel(String message) {
        synchronized (this) {
            if (settled) {
                return;
            }
            settled = true;
            failed += Math.max(1, live);
            note(State.FAILED, "", message);
        }
        tell();
    }

    private void settleIfLast(State state, String node, String message) {
        synchronized (this) {
            switch (state) {
                case PUBLISHED -> published++;
                case DROPPED -> dropped++;
                case DEAD_LETTERED -> deadLettered++;
                case FAILED -> failed++;
            }
            if (state != State.PUBLISHED) {
                note(state, node, message);
            }
        }
        release();
    }

    private void note(State state, String node, String message) {
        if (notes.size() < Outcome.MAX_NOTES) {
            notes.add(new Outcome.Note(node, state, message));
        }
    }

    private void tell() {
        var outcome = outcome();
        whenSettled.accept(this, outcome);
        listener.settled(outcome);
    }

    private synchronized Outcome outcome() {
        return new Outcome(published, dropped, deadLettered, failed, notes);
    }
}
