package io.pypes.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.apache.activemq.artemis.core.journal.EncoderPersister;
import org.apache.activemq.artemis.core.journal.IOCompletion;
import org.apache.activemq.artemis.core.journal.impl.JournalImpl;
import org.apache.activemq.artemis.core.journal.impl.dataformat.ByteArrayEncoding;

/// An intake log in the files of Apache Artemis' journal: made in advance, written in turn, compacted when few
/// records in
/// them are left.
public final class ArtemisLog implements IntakeLog {

    private static final int FILE = 16 << 20;
    private static final int BUFFER = 512 << 10;
    private static final int LEAST_FILES = 2;
    private static final int KEPT_FILES = 8;
    private static final int COMPACTED_FROM = 8;
    private static final int COMPACTED_PERCENT = 30;
    private static final int OPEN_SECONDS = 1;
    private static final byte KIND = 1;

    private final DurableFiles files;
    private final JournalImpl journal;

    private ArtemisLog(DurableFiles files, JournalImpl journal) {
        this.files = files;
        this.journal = journal;
    }

    /// Opens a log, or makes one. Returns when all that is in it was told.
    ///
    /// @param folder of this log alone
    public static ArtemisLog open(Path folder, Reader reader) throws IOException {
        Files.createDirectories(folder);
        var files = new DurableFiles(folder, BUFFER);
        var journal = new JournalImpl(
                FILE,
                LEAST_FILES,
                KEPT_FILES,
                COMPACTED_FROM,
                COMPACTED_PERCENT,
                OPEN_SECONDS,
                files,
                "intake",
                "log",
                1,
                0);
        journal.start();
        var log = new ArtemisLog(files, journal);
        try {
            journal.load(new Told(reader));
        } catch (Exception notRead) {
            log.close();
            throw asIo(notRead);
        }
        return log;
    }

    @Override
    public CompletableFuture<Void> add(long id, byte[] record) {
        var written = new Written();
        return written.by(() -> journal.appendAddRecord(
                id, KIND, EncoderPersister.getInstance(), new ByteArrayEncoding(record), true, written));
    }

    @Override
    public CompletableFuture<Void> note(long id, byte[] note) {
        return note(id, note, true);
    }

    @Override
    public CompletableFuture<Void> mention(long id, byte[] note) {
        return note(id, note, false);
    }

    private CompletableFuture<Void> note(long id, byte[] note, boolean sync) {
        var written = new Written();
        return written.by(() -> journal.tryAppendUpdateRecord(
                id,
                KIND,
                EncoderPersister.getInstance(),
                new ByteArrayEncoding(note),
                sync,
                false,
                (_, found) -> written.found(id, found),
                written));
    }

    @Override
    public void remove(long id) {
        try {
            journal.tryAppendDeleteRecord(id, false, (_, _) -> {}, new Written());
        } catch (Exception stays) { // it is found when the log is opened again
            System.getLogger("io.pypes.intake").log(System.Logger.Level.DEBUG, "Record %d stays.".formatted(id), stays);
        }
    }

    @Override
    public void check() throws IOException {
        files.check();
    }

    @Override
    public void close() throws IOException {
        journal.stop();
    }

    private static IOException asIo(Exception cause) {
        if (cause instanceof InterruptedException) {
            Thread.currentThread().interrupt();
            return new InterruptedIOException("Interrupted while the intake log was being written.");
        }
        return cause instanceof IOException already
                ? already
                : new IOException("The intake log says: " + cause.getMessage(), cause);
    }

    private interface Append {
        void run() throws Exception;
    }

    /// Completes when something is written and synced.
    private static final class Written extends CompletableFuture<Void> implements IOCompletion {

        CompletableFuture<Void> by(Append append) {
            try {
                append.run();
            } catch (Exception refused) {
                completeExceptionally(asIo(refused));
            }
            return this;
        }

        void found(long id, boolean found) {
            if (!found) {
                completeExceptionally(new IOException("The intake log has no record %d.".formatted(id)));
            }
        }

        @Override
        public void done() {
            complete(null);
        }

        @Override
        public void onError(int code, String message) {
            completeExceptionally(new IOException("The intake log says: " + message));
        }

        @Override
        public void storeLineUp() {}
    }
}
