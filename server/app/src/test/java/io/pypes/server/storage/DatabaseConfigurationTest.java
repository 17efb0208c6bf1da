package io.pypes.server.storage;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.SampleSettings;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class DatabaseConfigurationTest {

    private DataDirectory directory;

    @BeforeEach
    void a_data_directory(@TempDir Path folder) {
        directory = new DataDirectory(SampleSettings.in(folder));
    }

    @AfterEach
    void nobodys() throws IOException {
        directory.close();
    }

    @Test
    void the_database_lives_on_when_a_thread_is_interrupted_while_it_reads() {
        try (var source = new DatabaseConfiguration().dataSource(directory)) {
            JdbcClient.create(source)
                    .sql("create table lines as select x, repeat('line', 300) as text from system_range(1, 5000)")
                    .update();
        }
        try (var source = new DatabaseConfiguration().dataSource(directory)) {
            var database = JdbcClient.create(source);

            Thread.currentThread().interrupt();
            var read = sum(database);
            Thread.interrupted();

            assertThat(read).isEqualTo(6_000_000);
            assertThat(database.sql("delete from lines where x > 1").update()).isEqualTo(4999);
            assertThat(sum(database)).isEqualTo(1200);
        }
    }

    private static int sum(JdbcClient database) {
        return database.sql("select sum(length(text)) from lines")
                .query(Integer.class)
                .single();
    }
}
