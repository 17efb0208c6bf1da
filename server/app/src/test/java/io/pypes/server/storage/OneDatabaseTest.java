package io.pypes.server.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.h2.jdbcx.JdbcDataSource;
import org.h2.store.fs.FilePath;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

class OneDatabaseTest {

    private HikariDataSource pool;
    private JdbcClient database;

    @BeforeEach
    void a_database_on_a_disk_that_can_be_full(@TempDir Path folder) {
        FilePath.register(new FullFiles());
        var source = new JdbcDataSource();
        source.setUrl("jdbc:h2:full:%s;TRACE_LEVEL_FILE=0".formatted(folder.resolve("data")));
        source.setUser("pypes");
        pool = DatabaseConfiguration.pool(source);
        database = JdbcClient.create(pool);
        database.sql("create table lines (text varchar)").update();
        add();
        database.sql("checkpoint sync").update();
    }

    @AfterEach
    void nobodys() {
        FullFiles.full = false;
        pool.close();
    }

    @Test
    void opens_the_database_anew_when_the_disk_has_space_again() {
        fillDisk();

        FullFiles.full = false;

        assertThat(count()).isOne();
        add();
        assertThat(count()).isEqualTo(2);
    }

    @Test
    void waits_until_nobody_holds_a_connection_to_what_is_closed() throws SQLException {
        CompletableFuture<Integer> count;
        try (var _ = pool.getConnection()) {
            fillDisk();
            FullFiles.full = false;
            count = CompletableFuture.supplyAsync(this::count);
        }

        assertThat(count.join()).isOne();
    }

    /// The database finds it out when it writes, and is closed from then on.
    private void fillDisk() {
        FullFiles.full = true;
        assertThatThrownBy(() -> {
                    add();
                    database.sql("checkpoint sync").update();
                })
                .isInstanceOf(DataAccessException.class);
    }

    private void add() {
        database.sql("insert into lines values ('one')").update();
    }

    private int count() {
        return database.sql("select count(*) from lines").query(Integer.class).single();
    }
}
