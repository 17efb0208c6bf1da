package io.pypes.server.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.util.unit.DataSize;

class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "0B, 0 bytes",
        "2000000B, 2000000 bytes",
        "256KB, 256 KB",
        "256MB, 256 MB",
        "1536KB, 1536 KB",
        "1GB, 1 GB",
        "2TB, 2048 GB"
    })
    void a_size_is_told_to_the_byte(String size, String words) {
        assertThat(Words.of(DataSize.parse(size))).isEqualTo(words);
    }
}
