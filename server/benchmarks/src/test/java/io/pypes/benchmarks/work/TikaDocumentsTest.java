package io.pypes.benchmarks.work;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TikaDocumentsTest {

    @TempDir
    private Path folder;

    private void jar(String name, String... files) throws IOException {
        Files.createDirectories(folder.resolve("corpus"));
        try (var jar = new ZipOutputStream(
                Files.newOutputStream(folder.resolve("corpus").resolve(name)))) {
            for (var file : files) {
                jar.putNextEntry(new ZipEntry(file));
                jar.write(file.getBytes(UTF_8));
            }
        }
    }

    @Test
    void the_documents_of_all_jars_are_there_in_order() throws Exception {
        jar("b.jar", "test-documents/z.pdf", "test-documents/sub/a.pdf", "junit.properties");
        jar("a.jar", "test-documents/m.csv");

        var documents = new TikaDocuments(folder).documents(3);

        assertThat(documents.keySet()).containsExactly("m.csv", "a.pdf", "z.pdf");
        assertThat(documents.get("a.pdf")).asString(UTF_8).isEqualTo("test-documents/sub/a.pdf");
    }

    @Test
    void a_part_of_them_is_spread_over_all() throws Exception {
        jar("a.jar", "test-documents/1", "test-documents/2", "test-documents/3", "test-documents/4");

        assertThat(new TikaDocuments(folder).documents(2).keySet()).containsExactly("1", "3");
    }

    @Test
    void more_than_there_are_are_refused() throws Exception {
        jar("a.jar", "test-documents/1");

        assertThatThrownBy(() -> new TikaDocuments(folder).documents(2))
                .hasMessage("There are only 1 documents in \"%s\".".formatted(folder));
    }

    @Test
    void two_of_one_name_are_refused() throws Exception {
        jar("a.jar", "test-documents/1", "test-documents/sub/1");

        assertThatThrownBy(() -> new TikaDocuments(folder).documents(1))
                .hasMessage("There are two documents \"1\", which would be taken for one.");
    }

    @Test
    void it_is_said_how_to_get_what_is_not_built() {
        assertThatThrownBy(() -> new TikaDocuments(folder).documents(1))
                .hasMessage("There is no \"%s\". \"./mvnw package -pl plugins/documents -am\" makes it."
                        .formatted(folder.resolve("corpus")));
    }
}
