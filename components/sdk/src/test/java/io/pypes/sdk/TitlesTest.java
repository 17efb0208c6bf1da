package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TitlesTest {

    @ParameterizedTest
    @CsvSource({
        "maxRowLength, Max row length",
        "html, HTML",
        "outputHtml, Output HTML",
        "write-ndjson, Write NDJSON",
        "iso_date, ISO date",
        "file-per-packet, File per packet",
        "ids, Ids",
        "'', ''"
    })
    void a_title_has_spaces_and_abbreviations_in_capitals(String name, String title) {
        assertThat(Titles.of(name)).isEqualTo(title);
    }
}
