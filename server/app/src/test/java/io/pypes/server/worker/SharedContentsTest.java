package io.pypes.server.worker;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.server.content.ContentStore;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SharedContentsTest {

    private static final int LARGE = ContentStore.MOST_IN_MEMORY + 1;

    @TempDir
    Path folder;

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

        var reference = sender.refer(sender.store().store(Files.newInputStream(sent)));

        assertThat(reference).isPresent();
        assertThat(bytes(receiver.find(reference.get()))).hasSize(LARGE);
    }

    @Test
    void a_receiver_keeps_what_its_sender_deletes() throws IOException {
        var found = receiver.find(sent.toString());

        Files.delete(sent);

        assertThat(bytes(found)).hasSize(LARGE);
    }

    @Test
    void what_cannot_be_kept_is_read_while_its_sender_has_it() throws IOException {
        Files.delete(kept);

        var found = receiver.find(sent.toString());

        assertThat(found.size()).isEqualTo(LARGE);
        assertThat(bytes(found)).hasSize(LARGE);
    }

    @Test
    void what_went_on_is_empty() throws IOException {
        Files.delete(sent);

        assertThat(receiver.find(sent.toString()).size()).isZero();
    }

    private static byte[] bytes(Content content) throws IOException {
        try (InputStream bytes = content.open()) {
            return bytes.readAllBytes();
        }
    }
}
