package io.pypes.server.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedContentsTest {

    private static final int LARGE = ContentStore.MOST_IN_MEMORY + 1;

    @TempDir
    Path folder;

    private final Content held = Content.of(new byte[LARGE]);
    private Path sent;
    private Path kept;
    private SharedContents receiver;

    @BeforeEach
    void send() throws IOException {
        sent = Files.write(folder.resolve("sent"), new byte[LARGE]);
        kept = folder.resolve("kept");
        receiver = new SharedContents(new ContentStore(kept), true);
    }

    @Test
    void content_in_a_file_goes_by_its_path() throws IOException {
        var sender = new SharedContents(new ContentStore(folder.resolve("store")), false);

        var content = sender.store().store(new ByteArrayInputStream(new byte[LARGE]));

        assertThat(bytes(receiver.find(sender.refer(content).orElseThrow()))).hasSize(LARGE);
    }

    @Test
    void a_receiver_keeps_what_its_sender_deletes() throws IOException {
        var found = receiver.find(reference());

        Files.delete(sent);

        assertThat(bytes(found)).hasSize(LARGE);
    }

    @Test
    void what_cannot_be_kept_is_read_while_its_sender_has_it() throws IOException {
        Files.delete(kept);

        var found = receiver.find(reference());

        assertThat(found.size()).isEqualTo(LARGE);
        assertThat(bytes(found)).hasSize(LARGE);
    }

    @Test
    void what_went_on_cannot_be_read() throws IOException {
        Files.delete(sent);

        var found = receiver.find(reference());

        assertThat(found.size()).isEqualTo(LARGE);
        assertThatThrownBy(found::open).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_was_in_memory_is_there_while_somebody_holds_it() throws IOException {
        var sender = new SharedContents(new ContentStore(folder.resolve("store")), false);
        var reference = sender.refer(held).orElseThrow();

        awaitCleaner(sender.store());

        assertThat(bytes(receiver.find(reference))).hasSize(LARGE);
    }

    /// Waits until all content that nobody holds by now has lost its file.
    private static void awaitCleaner(ContentStore store) throws IOException {
        var file = file(store);
        while (Files.exists(file)) {
            System.gc();
        }
    }

    private static Path file(ContentStore store) throws IOException {
        return ContentStore.file(store.store(new ByteArrayInputStream(new byte[LARGE])))
                .orElseThrow();
    }

    private String reference() {
        return LARGE + " " + sent;
    }

    private static byte[] bytes(Content content) throws IOException {
        try (var bytes = content.open()) {
            return bytes.readAllBytes();
        }
    }
}
