package io.pypes.server.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryTest {

    @TempDir
    private Path folder;

    @Test
    void it_is_made_with_its_format() throws IOException {
        var data = folder.resolve("deep/data");

        try (var directory = open(data)) {
            assertThat(directory.path()).isEqualTo(data);
            assertThat(data.resolve("format")).hasContent("2");
        }
    }

    @Test
    void it_is_taken_by_one_server_at_a_time() throws IOException {
        try (var _ = open(folder)) {
            assertThatThrownBy(() -> open(folder))
                    .isInstanceOf(StartRefusedException.class)
                    .hasMessage("The data directory \"%s\" is in use by another server. Stop that one, or set "
                                    .formatted(folder)
                            + "\"pypes.data\" to another folder.");
        }
    }

    @Test
    void it_is_free_again_when_closed() throws IOException {
        open(folder).close();

        try (var directory = open(folder)) {
            assertThat(directory.path()).isEqualTo(folder);
        }
    }

    @Test
    void a_newer_format_is_refused_and_leaves_it_free() throws IOException {
        Files.writeString(folder.resolve("format"), "3\n");

        assertThatThrownBy(() -> open(folder))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage(
                        "The data directory \"%s\" has format \"3\". This server reads format \"2\" and those before: "
                                        .formatted(folder)
                                + "use the server that wrote it, or a newer.");

        Files.writeString(folder.resolve("format"), "2\n");
        open(folder).close();
    }

    @Test
    void an_older_format_becomes_that_of_this_server() throws IOException {
        Files.writeString(folder.resolve("format"), "1\n");

        open(folder).close();

        assertThat(folder.resolve("format")).hasContent("2");
    }

    @Test
    void a_file_in_its_place_is_refused() throws IOException {
        var file = Files.createFile(folder.resolve("data"));

        assertThatThrownBy(() -> open(file))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The data directory \"%s\" is a file. It must be a folder.".formatted(file));
    }

    @Test
    void a_place_that_cannot_be_written_is_refused() throws IOException {
        var data = Files.createFile(folder.resolve("file")).resolve("data");

        assertThatThrownBy(() -> open(data))
                .isInstanceOf(StartRefusedException.class)
                .hasMessage("The data directory \"%s\" cannot be written. Give the server's user the right to, "
                                .formatted(data)
                        + "or set \"pypes.data\" to another.");
    }

    private static DataDirectory open(Path data) {
        return new DataDirectory(SampleSettings.in(data));
    }
}
