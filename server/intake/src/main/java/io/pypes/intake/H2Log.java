package io.pypes.intake;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// An intake log in an H2 database of its own.
///
/// H2 does not sync when it commits. So one thread writes what has gathered in one transaction, and tells whoever
/// waits after a `CHECKPOINT SYNC`.
public final class H2Log implements IntakeLog {

    /// What is read over again soon need not be kept for readers; what is older than this, in milliseconds, may be
    /// overwritten. H2 trusts that it has been synced by then.
    private static final int RETENTION = 1_000;

    /// Syncs at least this often: H2 also writes on its own, to tidy up.
    private static final int SYNC_EACH = RETENTION / 4;

    private static final byte[] NOTHING = {};
    private static final int TOGETHER = 1_000;
    private static final long TOGETHER_BYTES = 4 << 20;

    private final Connection connection;
    private final H2Entries entries;
    private final BlockingQueue<H2Entry> gathered = new LinkedBlockingQueue<>();
    private final Thread committer;
    private volatile @Nullable IOException refusal;
    private boolean closed;

    private H2Log(Connection connection) throws SQLException {
        this.connection = connection;
        entries = new H2Entries(connection);
        committer = Thread.ofPlatform().name("intake-committer").unstarted(this::commitUntilClosed);
    }

    /// Opens a log, or makes one. Returns when all that is in it was told.
    ///
    /// @param folder of this log alone
    public static H2Log open(Path folder, Reader reader) throws IOException {
        Files.createDirectories(folder);
        try {
            var connection = DriverManager.getConnection("jdbc:h2:file:"
                    + folder.resolve("intake").toAbsolutePath()
                    + ";DB_CLOSE_ON_EXIT=FALSE;TRACE_LEVEL_FILE=0;LAZY_QUERY_EXECUTION=1;RETENTION_TIME="
                    + RETENTION);
            try {
                H2Entries.tell(connection, reader);
                syncFolder(folder);
                var log = new H2Log(connection);
                log.committer.start();
                return log;
            } catch (SQLException | IOException | RuntimeException notRead) {
                connection.close();
                throw notRead;
            }
        } catch (SQLException notRead) {
            throw asIo(notRead);
        }
    }

    private static void syncFolder(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    @Override
    public CompletableFuture<Void> add(long id, byte[] record) {
        return gather(H2Entry.of(H2Entry.Kind.ADD, id, record));
    }

    @Override
    public CompletableFuture<Void> note(long id, byte[] note) {
        return gather(H2Entry.of(H2Entry.Kind.NOTE, id, note));
    }

    @Override
    public void remove(long id) {
        var _ = gather(H2Entry.of(H2Entry.Kind.REMOVAL, id, NOTHING));
    }

    private synchronized CompletableFuture<Void> gather(H2Entry entry) {
        if (closed) {
            entry.written().completeExceptionally(new IOException("The intake log is closed."));
        } else {
            gathered.add(entry);
        }
        return entry.written();
    }

    @Override
    public void check() throws IOException {
        var why = refusal;
        if (why != null) {
            throw new IOException(why.getMessage(), why);
        }
    }

    @Override
    public void close() throws IOException {
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            gathered.add(H2Entry.of(H2Entry.Kind.END, 0, NOTHING));
        }
        try {
            committer.join();
            connection.close();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("Interrupted while the intake log was being closed.");
        } catch (SQLException notClosed) {
            throw asIo(notClosed);
        }
    }

    private void commitUntilClosed() {
        try {
            for (var batch = next(); ; batch = next()) {
                commit(batch);
                if (!batch.isEmpty() && batch.getLast().kind() == H2Entry.Kind.END) {
                    return;
                }
            }
        } catch (InterruptedException interrupted) { // nobody interrupts it
            refuse(new IOException("The thread that writes the intake log was interrupted.", interrupted));
        }
    }

    /// What has gathered; nothing if nothing has for a while.
    private List<H2Entry> next() throws InterruptedException {
        var batch = new ArrayList<H2Entry>();
        var bytes = 0L;
        for (var entry = gathered.poll(SYNC_EACH, TimeUnit.MILLISECONDS);
                entry != null;
                entry = batch.size() < TOGETHER && bytes < TOGETHER_BYTES ? gathered.poll() : null) {
            batch.add(entry);
            bytes += entry.content().length;
        }
        return batch;
    }

    private void commit(List<H2Entry> batch) {
        try {
            check();
            var missing = entries.write(batch);
            missing.forEach(entry -> entry.written()
                    .completeExceptionally(new IOException("The intake log has no record %d.".formatted(entry.id()))));
            batch.forEach(entry -> entry.written().complete(null));
        } catch (SQLException refused) {
            refuse(asIo(refused));
            refuse(batch);
        } catch (IOException refused) {
            refuse(batch);
        }
    }

    private void refuse(IOException why) {
        refusal = why;
    }

    private void refuse(List<H2Entry> batch) {
        var why = refusal;
        batch.forEach(entry -> entry.written().completeExceptionally(why));
    }

    private static IOException asIo(SQLException refused) {
        return new IOException("The database of the intake log says: " + refused.getMessage(), refused);
    }
}
