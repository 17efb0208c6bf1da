package io.pypes.server.storage;

import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.SQLExceptionOverride;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.h2.api.ErrorCode;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.mvstore.MVStoreException;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/// Where a pool has its connections from, all to one database that is open.
///
/// H2 closes its database when the disk refuses a write, and goes on to hand out connections to what is closed as
/// long as there is one from before. So when one of them finds it closed, all have to go before there is another,
/// which opens it anew. Thread-safe.
final class OneDatabase extends DelegatingDataSource implements SQLExceptionOverride {

    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final long POLL = 10; // milliseconds; nobody says when a connection is closed

    private final Supplier<Optional<HikariPoolMXBean>> pool;
    private final List<Connection> open = new ArrayList<>();
    private boolean closed;

    /// @param pool of these connections, once there is one
    OneDatabase(JdbcDataSource database, Supplier<Optional<HikariPoolMXBean>> pool) {
        super(database);
        this.pool = pool;
    }

    /// A connection has thrown something.
    @java.lang.Override
    public Override adjudicate(SQLException thrown) {
        if (thrown.getErrorCode() != ErrorCode.DATABASE_IS_CLOSED && !(thrown.getCause() instanceof MVStoreException)) {
            return Override.CONTINUE_EVICT;
        }
        synchronized (this) {
            closed = true;
        }
        pool.get().ifPresent(HikariPoolMXBean::softEvictConnections);
        return Override.MUST_EVICT;
    }

    /// @throws SQLException if the database was found closed, and somebody holds a connection to it for too long
    @java.lang.Override
    public synchronized Connection getConnection() throws SQLException {
        try {
            awaitNobody();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new SQLTransientConnectionException("Interrupted while the database was being opened.", stopped);
        }
        closed = false;
        var connection = super.getConnection();
        open.add(connection);
        return connection;
    }

    private void awaitNobody() throws SQLException, InterruptedException {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (countOpen() > 0 && closed) {
            if (System.nanoTime() > deadline) {
                throw new SQLTransientConnectionException(
                        "The database is closed, and %d connections to it are still held.".formatted(open.size()));
            }
            wait(POLL);
        }
    }

    private int countOpen() throws SQLException {
        for (var connection : List.copyOf(open)) {
            if (connection.isClosed()) {
                open.remove(connection);
            }
        }
        return open.size();
    }
}
