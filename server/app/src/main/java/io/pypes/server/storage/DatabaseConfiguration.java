package io.pypes.server.storage;

import com.zaxxer.hikari.HikariDataSource;
import io.pypes.server.settings.DataDirectory;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The database: one H2 file in the data directory.
@Configuration(proxyBeanMethods = false)
class DatabaseConfiguration {

    /// `retry:` lets the database live on when a thread is interrupted while it reads or writes. H2 writes no trace
    /// file, which could hold what users entered. Spring closes it, not a shutdown hook that may come too early.
    @Bean
    HikariDataSource dataSource(DataDirectory directory) {
        var source = new HikariDataSource();
        source.setPoolName("database");
        source.setJdbcUrl("jdbc:h2:retry:%s;TRACE_LEVEL_FILE=0;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(directory.path().resolve("pypes")));
        source.setUsername("pypes");
        source.setExceptionOverrideClassName(ClosedDatabase.class.getName());
        return source;
    }
}
