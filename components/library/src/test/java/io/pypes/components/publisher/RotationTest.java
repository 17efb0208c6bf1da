package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Packet;
import io.pypes.testkit.ComponentTester;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RotationTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");

    @TempDir
    Path folder = Path.of("");

    @Test
    void renames_a_file_that_has_reached_its_size() throws Exception {
        var file = Files.write(folder.resolve("orders.ndjson"), new byte[1 << 20]);

        var renamed = new Rotation(1, Optional.empty()).apply(file, NOW);

        assertThat(renamed).isTrue();
        assertThat(file).doesNotExist();
        assertThat(folder.resolve("orders-20261122T101500Z-1.ndjson")).hasSize(1 << 20);
    }

    @Test
    void leaves_a_smaller_file_alone() throws Exception {
        var file = Files.write(folder.resolve("orders.ndjson"), new byte[(1 << 20) - 1]);

        var renamed = new Rotation(1, Optional.empty()).apply(file, NOW);

        assertThat(renamed).isFalse();
        assertThat(file).exists();
    }

    @Test
    void renames_a_file_begun_too_long_ago() throws Exception {
        var file = Files.createFile(folder.resolve("orders"));
        var rotation = new Rotation(1, Optional.of(Duration.ofDays(1)));

        assertThat(rotation.apply(file, Instant.now().plus(Duration.ofHours(23))))
                .isFalse();
        assertThat(rotation.apply(file, Instant.now().plus(Duration.ofHours(25))))
                .isTrue();
    }

    @Test
    void never_renames_over_another_file() throws Exception {
        var taken = Files.writeString(folder.resolve("orders-20261122T101500Z-1.csv"), "taken");
        var file = Files.write(folder.resolve("orders.csv"), new byte[1 << 20]);

        new Rotation(1, Optional.empty()).apply(file, NOW);

        assertThat(taken).content().isEqualTo("taken");
        assertThat(folder.resolve("orders-20261122T101500Z-2.csv")).exists();
    }

    @Test
    void begins_the_new_file_with_a_header_of_its_own() throws Exception {
        Files.writeString(folder.resolve("orders.csv"), "id\n" + "A1\n".repeat(1 << 19));

        ComponentTester.of(WriteCsv.TYPE, Map.of("file", "orders.csv", "maxSize", 1))
                .files(folder)
                .clock(() -> NOW)
                .given(Packet.empty().with("name", "new"))
                .run();

        assertThat(folder.resolve("orders.csv")).content().isEqualTo("name\nnew\n");
        assertThat(folder.resolve("orders-20261122T101500Z-1.csv")).exists();
    }
}
