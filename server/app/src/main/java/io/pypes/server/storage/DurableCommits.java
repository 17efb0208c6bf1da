package io.pypes.server.storage;

import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Changes to the database that are on disk when the call returns: H2's own commit is not.
@Component
public final class DurableCommits {

    private final TransactionTemplate transactions;
    private final JdbcClient database;

    DurableCommits(PlatformTransactionManager transactions, JdbcClient database) {
        this.transactions = new TransactionTemplate(transactions);
        this.database = database;
    }

    /// Carries out changes in one transaction and waits until they would survive a power cut.
    ///
    /// @param changes what to do; all is undone if it throws
    /// @return what the changes gave
    public <T> T commit(Supplier<T> changes) {
        var result = transactions.execute(_ -> changes.get());
        database.sql("CHECKPOINT SYNC").update();
        return result;
    }
}
