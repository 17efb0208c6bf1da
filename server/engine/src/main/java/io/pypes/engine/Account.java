package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import java.lang.System.Logger.Level;
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
    private final boolean watched;
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
        this.watched = listener.wantsPublished();
        this.whenSettled = whenSettled;
    }

    Document source() {
        return document;
    }

    @Override
    public String id() {
        return document.id();
    }

    @Override
    public String document() {
        return document.id();
    }

    @Override
    public Account single() {
        return this;
    }

    @Override
    public Set<Account> accounts() {
        return Set.of(this);
    }

    /// More packets of it are alive.
    synchronized void add(long packets) {
        live += packets;
    }

    @Override
    public void tellPublished(String node, Packet packet) {
        if (watched) {
            guarded(() -> listener.published(node, packet));
        }
    }

    /// Some of its packets ended.
    void end(State state, long packets, String node, String message) {
        synchronized (this) {
            switch (state) {
                case PUBLISHED -> published += packets;
                case DROPPED -> dropped += packets;
                case DEAD_LETTERED -> deadLettered += packets;
                case FAILED -> failed += packets;
            }
            if (state != State.PUBLISHED) {
                note(state, packets, node, message);
            }
        }
        release(packets);
    }

    private void note(State state, long packets, String node, String message) {
        for (var more = packets; more > 0 && notes.size() < Outcome.MAX_NOTES; more--) {
            notes.add(new Outcome.Note(node, state, message));
        }
    }

    @Override
    public void release(long packets) {
        synchronized (this) {
            live -= packets;
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
            note(State.FAILED, 1, "", message);
        }
        tell();
    }

    private void tell() {
        var outcome = outcome();
        whenSettled.accept(this, outcome);
        guarded(() -> listener.settled(outcome));
    }

    private synchronized Outcome outcome() {
        return new Outcome(published, dropped, deadLettered, failed, notes);
    }

    /// A listener that breaks must not break the flow.
    private void guarded(Runnable call) {
        try {
            call.run();
        } catch (RuntimeException | Error fault) {
            System.getLogger("io.pypes.engine")
                    .log(Level.ERROR, "The fate of document \"%s\" could not be told.".formatted(id()), fault);
        }
    }
}
