package io.pypes.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {

    @Test
    void reads_type_subtype_and_parameters_whatever_their_case() {
        assertThat(MediaType.of(" Text/CSV ; Charset=UTF-8;header=present"))
                .isEqualTo(new MediaType("text", "csv", Map.of("charset", "UTF-8", "header", "present")));
    }

    @Test
    void reads_quoted_parameters() {
        assertThat(MediaType.of("text/plain; a=\"x; y=\\\"z\\\\\"").parameters())
                .isEqualTo(Map.of("a", "x; y=\"z\\"));
    }

    @Test
    void keeps_the_first_of_parameters_given_twice() {
        assertThat(MediaType.of("text/plain; a=1; A=2").parameters()).isEqualTo(Map.of("a", "1"));
    }

    @Test
    void allows_stray_semicolons() {
        assertThat(MediaType.of("text/plain;; ; a=b;")).isEqualTo(MediaType.of("text/plain; a=b"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "text/",
                "/csv",
                "text/csv/x",
                "text /csv",
                "text/csv x",
                "text/csv; a",
                "text/csv; a=",
                "text/csv; a=\"b",
                "text/csv, text/plain",
                "täxt/csv"
            })
    void refuses_what_is_no_media_type(String text) {
        assertThat(MediaType.find(text)).isEmpty();
        assertThatThrownBy(() -> MediaType.of(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "\"%s\" is not a media type. One looks like \"text/csv\" or \"text/csv; charset=utf-8\".",
                        text);
    }

    @ParameterizedTest
    @CsvSource({
        "*/*, image/png, true",
        "text/*, text/csv, true",
        "text/*, image/png, false",
        "text/csv, text/csv; charset=latin1, true",
        "text/csv; charset=utf-8, text/csv, true",
        "text/csv, text/plain, false",
        "application/*+json, application/ld+json, true",
        "application/*+json, application/json, false",
        "application/*+json, application/ld+xml, false",
        "application/*+json, text/ld+json, false"
    })
    void covers_types_in_its_range(String range, String type, boolean covered) {
        assertThat(MediaType.of(range).covers(MediaType.of(type))).isEqualTo(covered);
    }

    @Test
    void knows_its_character_set() {
        assertThat(MediaType.of("text/csv; charset=ISO-8859-1").charset()).contains(StandardCharsets.ISO_8859_1);
        assertThat(MediaType.of("text/csv").charset()).isEmpty();
        assertThat(MediaType.of("text/csv; charset=utf-99").charset()).isEmpty();
        assertThat(MediaType.of("text/csv; charset=\"no name\"").charset()).isEmpty();
        assertThat(MediaType.of("text/csv; charset=\"\"").charset()).isEmpty();
    }

    @Test
    void is_written_with_quotes_where_they_are_needed() {
        var written = "text/plain; a=\"x; \\\"y\\\\\"; b=c; d=\"\"";

        assertThat(MediaType.of(written)).hasToString(written);
        assertThat(MediaType.of("TEXT/Plain").essence()).isEqualTo("text/plain");
    }

    @Test
    @Timeout(5)
    void reads_long_nonsense_quickly() {
        assertThat(MediaType.find("text/plain; a=\"" + "\\a".repeat(100_000))).isEmpty();
        assertThat(MediaType.find("text/plain" + "; ".repeat(100_000) + "/")).isEmpty();
    }
}
