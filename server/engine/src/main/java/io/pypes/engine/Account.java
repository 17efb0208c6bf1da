package io.pypes.engine;

import io.pypes.engine.Outcome.State;
import io.pypes.sdk.Packet;
import java.lang.System.Logger.Level;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The account of one document in a run: how many of its packets are alive, and how the others ended. Thread-safe.
///
/// The count is touched only where a step makes more or fewer than one packet of one. Zero means settled; that is told
/// once, after everything else the listener hears. What comes after it does not count.
final class Account implements Origin {

    private static final VarHandle STAGE;

    static {
        try {
            STAGE = MethodHandles.lookup().findVarHandle(Account.class, "stage", Stage.class);
        } catch (ReflectiveOperationException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private enum Stage {
        NEW,
        BEGUN,
        WITHDRAWN
    }

    private final Document document;
    private final long number;
    private final DocumentListener listener;
    private final boolean watched;
    private final BiConsumer<Account, Outcome> whenSettled;

    private volatile Stage stage = Stage.NEW;
    private long live = 1;
    private int telling;
    private boolean cancelled;
    private boolean settled;
    private long published;
    private long dropped;
    private long deadLettered;
    private long failed;
    private final List<Outcome.Note> notes = new ArrayList<>(0);

    /// @param number of the document in its run
    Account(long number, Document document, DocumentListener listener, BiConsumer<Account, Outcome> whenSettled) {
        this.document = document;
        this.number = number;
        this.listener = listener;
        this.watched = asks(document, listener);
        this.whenSettled = whenSettled;
    }

    private static boolean asks(Document document, DocumentListener listener) {
        try {
            return listener.wantsPublished();
        } catch (Throwable thrown) {
            logBroken(document, thrown);
            return true;
        }
    }

    private static void logBroken(Document document, Throwable thrown) {
        System.getLogger("io.pypes.engine")
                .log(Level.ERROR, "The listener of document \"%s\" broke.".formatted(document.id()), thrown);
    }

    /// By its number: that of an object as such is made when it is first asked for, which takes longer.
    @Override
    public int hashCode() {
        return Long.hashCode(number);
    }

    /// Equal only to itself.
    @Override
    public boolean equals(@Nullable Object other) {
        return super.equals(other);
    }

    /// Of the document in its run: the later it came, the higher.
    long number() {
        return number;
    }

    /// Says whether nothing was done with it yet.
    boolean isNew() {
        return stage == Stage.NEW;
    }

    @Override
    public boolean begin() {
        if (stage == Stage.NEW) {
            STAGE.compareAndSet(this, Stage.NEW, Stage.BEGUN); // if not, another tasklet has begun, or it is withdrawn
        }
        return stage != Stage.WITHDRAWN;
    }

    /// Takes the document out of the flow if nothing was done with it yet and it is at one place only. Its listener
    /// hears nothing more.
    ///
    /// @return false if that cannot be done
    synchronized boolean withdraw() {
        if (live != 1 || settled || cancelled || !STAGE.compareAndSet(this, Stage.NEW, Stage.WITHDRAWN)) {
            return false;
        }
        settled = true;
        return true;
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

    @Override
    public Account single() {
        return this;
    }

    /// Says whether the listener wants to hear of every packet that is published.
    boolean isWatched() {
        return watched;
    }

    /// More packets of it are alive.
    synchronized void add(long packets) {
        live += packets;
    }

    /// Says whether nothing that happens to its packets counts any more.
    synchronized boolean isOver() {
        return settled || cancelled;
    }

    void published(String node, Packet packet) {
        if (!watched) {
            end(State.PUBLISHED, 1, node, "");
            return;
        }
        synchronized (this) {
            if (settled || cancelled) {
                return;
            }
            telling++;
        }
        hear(() -> listener.published(node, packet));
        tell(ended(State.PUBLISHED, 1, 1, "", ""));
    }

    /// Some of its packets ended.
    void end(State state, long packets, String node, String message) {
        tell(ended(state, packets, 0, node, message));
    }

    @Override
    public void release(long packets) {
        tell(released(packets));
    }

    /// Ends the document whatever is still alive.
    void cancel(String message) {
        cancel(message, () -> {});
    }

    /// Ends the document whatever is still alive.
    ///
    /// @param counted run, before anybody hears of it, if there was something alive, which counts as failed now
    void cancel(String message, Runnable counted) {
        Outcome outcome;
        synchronized (this) {
            var lost = live - telling;
            if (settled || cancelled || lost <= 0) {
                return;
            }
            cancelled = true;
            failed += lost;
            note(State.FAILED, 1, "", message);
            counted.run();
            outcome = outcome();
        }
        tell(outcome);
    }

    private synchronized @Nullable Outcome ended(State state, long packets, int told, String node, String message) {
        telling -= told;
        if (!cancelled || told > 0) {
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
        return released(packets);
    }

    private synchronized @Nullable Outcome released(long packets) {
        live -= packets;
        return outcome();
    }

    private void note(State state, long packets, String node, String message) {
        for (var more = packets; more > 0 && notes.size() < Outcome.MAX_NOTES; more--) {
            notes.add(new Outcome.Note(node, state, message));
        }
    }

    /// The outcome if this is the moment to tell it.
    private @Nullable Outcome outcome() {
        if (settled || telling > 0 || (live > 0 && !cancelled)) {
            return null;
        }
        settled = true;
        return new Outcome(published, dropped, deadLettered, failed, notes);
    }

    private void tell(@Nullable Outcome outcome) {
        if (outcome != null) {
            whenSettled.accept(this, outcome);
            hear(() -> listener.settled(outcome));
        }
    }

    /// Whatever a listener throws, the flow goes on.
    private void hear(Runnable news) {
        try {
            news.run();
        } catch (Throwable thrown) {
            logBroken(document, thrown);
        }
    }
}
