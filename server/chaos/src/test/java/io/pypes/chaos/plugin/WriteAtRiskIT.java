package io.pypes.chaos.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.chaos.plugin.WriteAtRisk.Parameters;
import io.pypes.sdk.Batch;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteAtRiskIT {

    @TempDir
    Path folder = Path.of("");

    private final List<Integer> ends = new ArrayList<>();

    @Test
    void writes_a_line_for_each() throws Exception {
        publish("risky-0-0-1", "risky-0-0-2");

        assertThat(lines())
                .containsExactly(
                        "{\"key\":\"risky-0-0-1\",\"_id\":\"id of risky-0-0-1\"}",
                        "{\"key\":\"risky-0-0-2\",\"_id\":\"id of risky-0-0-2\"}");
        assertThat(ends).isEmpty();
    }

    @Test
    void cuts_off_what_was_half_written() throws Exception {
        Files.writeString(folder.resolve("risky.ndjson"), "{\"key\":\"a\"}\n{\"ke");

        publish("risky-0-0-1");

        assertThat(lines()).hasSize(2).startsWith("{\"key\":\"a\"}");
    }

    @Test
    void ends_the_process_after_it_has_written_as_often_as_it_is_to() throws Exception {
        publish("risky-0-0-901");
        publish("risky-0-0-901");
        publish("risky-0-0-901");

        assertThat(ends).containsExactly(Risk.STATUS, Risk.STATUS);
        assertThat(lines()).hasSize(3);
    }

    @Test
    void is_busy_as_often_as_it_is_to() throws Exception {
        try (var publisher = open()) {
            assertThatThrownBy(() -> publisher.publish(batch("risky-0-0-112"), new FolderContext(folder)))
                    .isInstanceOf(PacketException.class)
                    .hasMessage("Document \"risky-0-0-112\" is to be tried again.");
            assertThatThrownBy(() -> publisher.publish(batch("risky-0-0-112"), new FolderContext(folder)))
                    .isInstanceOf(PacketException.class);

            publisher.publish(batch("risky-0-0-112"), new FolderContext(folder));
        }

        assertThat(lines()).hasSize(1);
    }

    @Test
    void refuses_for_good() {
        assertThatThrownBy(() -> publish("risky-0-0-45")).hasMessage("Document \"risky-0-0-45\" is to be refused.");
    }

    private WriteAtRisk open() throws Exception {
        var publisher = new WriteAtRisk(new Parameters("risky.ndjson"), ends::add);
        publisher.open(new FolderContext(folder));
        return publisher;
    }

    private void publish(String... keys) throws Exception {
        try (var publisher = open()) {
            publisher.publish(batch(keys), new FolderContext(folder));
        }
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(folder.resolve("risky.ndjson"));
    }

    private static Batch batch(String... keys) {
        return new Batch() {
            @Override
            public List<Entry> entries() {
                return List.of(keys).stream()
                        .map(key -> Entry.of("id of " + key, Packet.empty().with("key", key)))
                        .toList();
            }

            @Override
            public void fail(Entry entry, PacketException reason) {
                throw new IllegalStateException(reason);
            }
        };
    }
}
