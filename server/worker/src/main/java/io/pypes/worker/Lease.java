package io.pypes.worker;

import io.pypes.engine.DeadLetter;
import io.pypes.engine.Document;
import io.pypes.engine.DocumentListener;
import io.pypes.engine.Outcome;
import io.pypes.worker.protocol.Message.Letter;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// A document that waits for a worker, or is in one. Changed under the lock of the workers, but for the end.
final class Lease {

    private static final System.Logger LOG = System.getLogger("io.pypes.worker");
    private static final int MOST_DEATHS = 3;
    private static final int MOST_KILLS = 10;

    final RemoteRun run;
    final long number;
    final Document document;
    final DocumentListener listener;
    final boolean watched;
    boolean brought; // by a source of the process that it is in
    private List<String> deaths;
    private String where = ""; // the last one was in the code
    private int kills;
    private boolean acquitted;

    Lease(RemoteRun run, long number, Document document, DocumentListener listener) {
        this.run = run;
        this.number = number;
        this.document = document;
        this.listener = listener;
        this.watched = isWatched(); // asked once, whatever becomes of it
        this.deaths = listener.deaths();
    }

    private boolean isWatched() {
        try {
            return listener.wantsPublished();
        } catch (Throwable thrown) {
            logBroken(thrown);
            return true;
        }
    }

    /// Tells the listener something. Whatever it does, the thread that hears the worker goes on.
    void tell(Consumer<DocumentListener> news) {
        try {
            news.accept(listener);
        } catch (Throwable thrown) {
            logBroken(thrown);
        } finally {
            Thread.interrupted(); // it would close the channel
        }
    }

    private void logBroken(Throwable thrown) {
        LOG.log(Level.ERROR, "The listener of document \"%s\" broke.".formatted(document.id()), thrown);
    }

    /// A process ended while it had this document.
    ///
    /// @return completes when that is kept
    CompletableFuture<Void> died(Ending ending) {
        where = ending.where();
        return switch (ending.blame()) {
            case NOBODY -> CompletableFuture.completedFuture(null);
            case OUTSIDE -> {
                kills++;
                if (kills > MOST_KILLS - MOST_DEATHS) { // it may be the document, in a way that cannot be seen
                    deaths = with(ending.cause());
                }
                yield CompletableFuture.completedFuture(null);
            }
            case DOCUMENTS -> {
                acquitted = false;
                deaths = with(ending.cause());
                yield listener.died(ending.cause());
            }
        };
    }

    private List<String> with(String cause) {
        var all = new ArrayList<>(deaths);
        all.add(cause);
        return all;
    }

    /// Whether it may be what a process died of. It goes on alone, so that others are not suspected with it.
    boolean isSuspect() {
        return !deaths.isEmpty() && !acquitted;
    }

    /// It was alone, and waits for others by now, without any harm to its process.
    void acquit() {
        acquitted = true;
    }

    /// Whether so many processes died while they had it that it must be the cause.
    ///
    /// @param alone whether the last one had no other
    boolean isGuilty(boolean alone) {
        return deaths.size() >= (alone ? MOST_DEATHS : MOST_KILLS);
    }

    /// How many processes died while they had it.
    int deaths() {
        return deaths.size();
    }

    /// What became of the processes that had it; of ends that differ in numbers only, the last.
    String evidence() {
        var unlike = new LinkedHashMap<String, String>();
        deaths.forEach(death -> unlike.put(death.replaceAll("\\d+", ""), death));
        return "%d worker processes ended while they worked on this document. %s%s"
                .formatted(deaths.size(), String.join(" ", unlike.values()), where);
    }

    /// Of a packet that was made from this document.
    DeadLetter letter(Letter letter) {
        return new DeadLetter(
                document,
                letter.id(),
                letter.node(),
                letter.port(),
                letter.packet(),
                letter.kind(),
                letter.message(),
                letter.attempts(),
                letter.at());
    }

    /// The outcome of a document that is not done and will not be done here.
    static Outcome failed(String why) {
        return new Outcome(0, 0, 0, 1, List.of(new Outcome.Note("", Outcome.State.FAILED, why)));
    }
}
