package io.pypes.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.pypes.server.settings.DataDirectory;
import java.time.Duration;
import java.util.Optional;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database: one H2 file in the data directory.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    private static final Duration PATIENCE = Duration.ofSeconds(5); // then the database is said to be away

    /// `retry:` lets the database live on when a thread is interrupted while it reads or writes. H2 writes no trace
    /// file, which could hold what users entered. Spring closes it, not a shutdown hook that may come too early.
    @Bean
    HikariDataSource dataSource(DataDirectory directory) {
        var database = new JdbcDataSource();
        database.setUrl("jdbc:h2:retry:%s;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(directory.path().resolve("pypes")));
        database.setUser("pypes");
        return pool(database);
    }

    static HikariDataSource pool(JdbcDataSource database) {
        var pool = new HikariDataSource();
        var source = new OneDatabase(database, () -> Optional.ofNullable(pool.getHikariPoolMXBean()));
        pool.setPoolName("database");
        pool.setDataSource(source);
        pool.setExceptionOverride(source);
        pool.setConnectionTimeout(PATIENCE.toMillis());
        return pool;
    }
}
