package io.pypes.server.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.server.settings.SampleSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OutputFolderTest {

    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    private Path data;

    private OutputFolder folder;

    @BeforeEach
    void a_folder_with_a_file_beside_it() throws IOException {
        Files.writeString(data.resolve("secret.txt"), "secret");
        folder = new OutputFolder(SampleSettings.in(data));
    }

    @Test
    void no_folder_is_no_files() throws IOException {
        assertThat(folder.newest()).isEmpty();
        assertThat(folder.find("clean.csv")).isEmpty();
    }

    @Test
    void files_are_listed_newest_first_without_those_still_being_written() throws IOException {
        write("old.csv", NOON.minusSeconds(60));
        write("orders/clean.csv", NOON);
        write("orders/.part.csv", NOON);

        assertThat(folder.newest())
                .containsExactly(
                        new WrittenFile("orders/clean.csv", 4, NOON),
                        new WrittenFile("old.csv", 4, NOON.minusSeconds(60)));
    }

    @Test
    void a_listed_file_is_found() throws IOException {
        var file = write("orders/clean.csv", NOON);

        assertThat(folder.find("orders/clean.csv")).contains(file.toRealPath());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                "../secret.txt",
                "orders/../../secret.txt",
                "orders/../orders/clean.csv",
                "./orders/clean.csv",
                "orders",
                "/etc/passwd",
                "orders/clean.csv\u0000",
                "orders\\clean.csv",
                "none.csv"
            })
    void any_other_path_leads_nowhere(String path) throws IOException {
        write("orders/clean.csv", NOON);

        assertThat(folder.find(path)).isEmpty();
    }

    @Test
    void an_absolute_path_leads_nowhere_even_inside_the_folder() throws IOException {
        var file = write("clean.csv", NOON);

        assertThat(folder.find(data.resolve("secret.txt").toString())).isEmpty();
        assertThat(folder.find(file.toRealPath().toString())).isEmpty();
    }

    @Test
    void symbolic_links_are_neither_listed_nor_followed() throws IOException {
        write("clean.csv", NOON);
        Files.createSymbolicLink(folder.root().resolve("link.txt"), data.resolve("secret.txt"));
        Files.createSymbolicLink(folder.root().resolve("outside"), data);

        assertThat(folder.newest()).extracting(WrittenFile::path).containsExactly("clean.csv");
        assertThat(folder.find("link.txt")).isEmpty();
        assertThat(folder.find("outside/secret.txt")).isEmpty();
    }

    private Path write(String path, Instant modified) throws IOException {
        var file = folder.root().resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "text");
        return Files.setLastModifiedTime(file, FileTime.from(modified));
    }
}
