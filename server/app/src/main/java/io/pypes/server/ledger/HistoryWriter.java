package io.pypes.server.ledger;

import io.pypes.server.ledger.History.Entry;
import io.pypes.server.settings.Retention;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.transaction.TransactionException;

/// Writes what has ended into the history, many at once, on a thread of its own, and forgets there what is too old. The
/// log keeps each document until it is written. Thread-safe.
final class HistoryWriter implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(HistoryWriter.class);
    private static final Duration GATHERING = Duration.ofMillis(500);
    private static final Duration PRUNING = Duration.ofMinutes(1);
    private static final Duration PAUSE = Duration.ofSeconds(1); // after the database took nothing
    private static final int MOST_TOGETHER = 10_000;
    private static final int MOST_WAITING = 20_000;

    private final History history;
    private final Retention retention;
    private final InstantSource clock;
    private final Book book;
    private final BlockingQueue<Tracked> ended = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofVirtual().name("history").unstarted(this::run);
    private volatile boolean closing; // an interrupt alone is forgotten if it comes while H2 reads or writes
    private boolean isAway;

    /// Tells what is to be written.
    interface Book {

        /// What is to be written of a document that has ended; empty if nothing is, or not yet.
        Optional<Line> line(Tracked ended);

        /// A line is on disk.
        void written(Line line);
    }

    /// What is written of a document.
    ///
    /// @param tracked whose status it is
    record Line(Tracked tracked, Entry entry) {

        /// Whether the history may have it: what was fed again has another number in the log than there.
        boolean mayBeThere() {
            return tracked.number() != entry.number();
        }
    }

    HistoryWriter(History history, Retention retention, InstantSource clock, Book book) {
        this.history = history;
        this.retention = retention;
        this.clock = clock;
        this.book = book;
    }

    void start() {
        thread.start();
    }

    /// Lets a document be written soon. Its memory is free at once, unless very many wait already.
    void add(Tracked document) {
        ended.add(document);
        if (ended.size() <= MOST_WAITING) {
            document.leave();
        }
    }

    private void run() {
        try {
            for (var pruned = clock.instant(); !closing; ) {
                var first = ended.poll(PRUNING.toMillis(), TimeUnit.MILLISECONDS);
                if (first != null) {
                    gather(first);
                    writeWith(first);
                }
                if (Duration.between(pruned, clock.instant()).compareTo(PRUNING) >= 0) {
                    prune();
                    pruned = clock.instant();
                }
            }
        } catch (InterruptedException _) {
            // closed
        }
        Optional.ofNullable(ended.poll()).ifPresent(this::writeOnce);
    }

    /// Lets others come; if it is closed meanwhile, this one is to be written with the rest.
    private void gather(Tracked first) throws InterruptedException {
        try {
            Thread.sleep(GATHERING);
        } catch (InterruptedException stopped) {
            ended.add(first);
            throw stopped;
        }
    }

    private void writeWith(Tracked first) throws InterruptedException {
        var batch = batch(first);
        while (!write(batch) && !closing) {
            Thread.sleep(PAUSE);
        }
    }

    /// What is not written now is when the server is started anew.
    private void writeOnce(Tracked first) {
        for (var next = first; next != null && write(batch(next)); ) {
            next = ended.poll();
        }
    }

    private List<Tracked> batch(Tracked first) {
        var batch = new ArrayList<Tracked>();
        batch.add(first);
        ended.drainTo(batch, MOST_TOGETHER - 1);
        return batch;
    }

    /// @return false if the database takes nothing
    private synchronized boolean write(List<Tracked> batch) {
        var lines = lines(batch);
        try {
            write(lines);
        } catch (DataAccessException | TransactionException refused) {
            if (!isAway) {
                LOG.warn("The history of documents cannot be written, and is later: {}", refused.getMessage());
            }
            isAway = true;
            return false;
        }
        isAway = false;
        lines.values().forEach(book::written);
        batch.forEach(Tracked::leave);
        return true;
    }

    /// By their numbers, so that each is written once.
    private Map<Long, Line> lines(List<Tracked> batch) {
        var lines = new LinkedHashMap<Long, Line>();
        for (var document : batch) {
            book.line(document).ifPresent(line -> lines.put(line.entry().number(), line));
        }
        return lines;
    }

    private void write(Map<Long, Line> lines) {
        try {
            history.write(entries(lines, line -> !line.mayBeThere()), entries(lines, Line::mayBeThere));
        } catch (DataIntegrityViolationException _) { // or was written just before the server ended
            lines.values().forEach(line -> writeAlone(line.entry()));
        }
    }

    private static List<Entry> entries(Map<Long, Line> lines, Predicate<Line> which) {
        return lines.values().stream().filter(which).map(Line::entry).toList();
    }

    /// One that cannot be written is left out.
    private void writeAlone(Entry entry) {
        try {
            history.write(List.of(), List.of(entry));
        } catch (DataIntegrityViolationException misfit) {
            LOG.error("Document \"{}\" is not in the history.", entry.status().id(), misfit);
        }
    }

    private void prune() throws InterruptedException {
        try {
            while (!closing && history.prune(clock.instant().minus(retention.time()), retention.documents())) {
                Thread.sleep(1); // others may write, too
            }
        } catch (DataAccessException | TransactionException refused) {
            LOG.warn("What is old stays in the history of documents: {}", refused.getMessage());
        }
    }

    /// Forgets the documents of a flow, which the book knows no more.
    synchronized void forget(String flow) {
        history.forget(flow);
    }

    /// Writes what has ended so far.
    @Override
    public void close() {
        closing = true;
        thread.interrupt();
        try {
            thread.join();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
