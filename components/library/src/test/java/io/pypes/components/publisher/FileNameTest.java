package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Batch;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    private static final Instant NOW = Instant.parse("2026-11-22T10:15:00Z");

    @Test
    void replaces_placeholders() {
        var entry = Batch.Entry.of("7", Packet.empty().withMetadata(Metadata.FILENAME, Value.of("report.pdf")));

        assertThat(FileName.of("{date}/{filename}-{id}.json").of(entry, NOW)).isEqualTo("2026-11-22/report.pdf-7.json");
    }

    @ParameterizedTest
    @CsvSource({"orders.json,''", "a/b/c.json,a/b/", "a/{date}/c.json,a/", "{date}/c.json,''", "a/b-{id}.json,a/"})
    void knows_the_folder_that_never_changes(String pattern, String folder) {
        assertThat(FileName.of(pattern).fixedFolder()).isEqualTo(folder);
    }

    @Test
    void refuses_an_unknown_placeholder() {
        assertThatThrownBy(() -> FileName.of("{day}.json"))
                .hasMessage("There is no placeholder \"{day}\". There are \"{date}\", \"{id}\" and \"{filename}\".");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "/etc/passwd", "../a", "a/../b", "a/", "a//b", ".", "a/./b"})
    void refuses_what_is_no_file_below_the_folder(String pattern) {
        assertThatThrownBy(() -> FileName.of(pattern))
                .hasMessage("\"%s\" is not a file below the folder for files. One looks like \"orders.ndjson\" or"
                                .formatted(pattern)
                        + " \"orders/clean.ndjson\".");
    }

    @ParameterizedTest
    @CsvSource({
        "report.pdf,report.pdf",
        "../../etc/cron.d/x,__.._etc_cron.d_x",
        "..,_",
        ".hidden,_hidden",
        "C:\\temp\\a?.txt,C__temp_a_.txt",
        "'a\u0000b\nc',a_b_c",
        "'ends with dots. . ','ends with dots_'",
        "'{id}',_id_",
        "'',_",
    })
    void makes_any_text_safe(String text, String safe) {
        assertThat(SafeName.of(text)).isEqualTo(safe);
    }

    @Test
    void cuts_long_text_without_breaking_a_character() {
        assertThat(SafeName.of("a".repeat(500))).isEqualTo("a".repeat(100));
        assertThat(SafeName.of("\ud83d")).isEqualTo("_");
    }
}
