package io.pypes.components.adapter;

import static io.pypes.components.adapter.CsvCase.read;
import static io.pypes.components.adapter.CsvCase.rows;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Failed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How cells and rows are told apart, and in which character set.
class CsvDialectTest {

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void finds_the_delimiter(String delimiter) throws Exception {
        var text = "\"a,;\t|,;\t|\"-b\n1-2\n".replace("-", delimiter);

        assertThat(rows(read(text))).containsExactly(Map.of("a,;\t|,;\t|", "1", "b", "2"));
    }

    @Test
    void finds_the_delimiter_in_the_media_type_or_in_a_declaration() throws Exception {
        assertThat(rows(read("sep=;\na,b;c\n1;2\n"))).containsExactly(Map.of("a,b", "1", "c", "2"));
        assertThat(rows(ComponentTester.of(CsvAdapter.TYPE, Map.of())
                        .given(Documents.of("text/tab-separated-values", "a,b\n1,2\n"))
                        .run()))
                .containsExactly(Map.of("a,b", "1,2"));
    }

    @Test
    void takes_the_dialect_it_is_told() throws Exception {
        var parameters =
                Map.of("delimiter", "other", "otherDelimiter", "^", "quote", "'", "escape", "\\", "trim", true);

        assertThat(rows(read("a ^ b\n 'x^''y' ^ 1\\^2 \n", parameters)))
                .containsExactly(Map.of("a", "x^'y", "b", "1^2"));
    }

    @Test
    void takes_quotes_as_they_are_when_there_is_no_quote_character() throws Exception {
        assertThat(rows(read("a,b\n\"1,2\"\n", Map.of("quote", "")))).containsExactly(Map.of("a", "\"1", "b", "2\""));
    }

    @Test
    void refuses_dialects_that_make_no_sense() {
        assertThat(faults(Map.of("quote", "''", "delimiter", "tab")))
                .isEqualTo("[Fault[pointer=/quote, message=\"''\" does not fit here: it must be one character.]]");
        assertThat(faults(Map.of("delimiter", "other")))
                .isEqualTo("[Fault[pointer=/otherDelimiter, message=Parameter \"otherDelimiter\" is required when"
                        + " \"delimiter\" is \"other\".]]");
        assertThat(faults(Map.of("quote", ";")))
                .isEqualTo("[Fault[pointer=/quote, message=\";\" is a delimiter already.]]");
        assertThat(faults(Map.of("columns", List.of("a", " "))))
                .isEqualTo("[Fault[pointer=/columns, message=A column has no name. Each needs one.]]");
        assertThat(faults(Map.of("columns", List.of("a", "a"))))
                .isEqualTo("[Fault[pointer=/columns, message=Two columns have the same name. Each needs its own.]]");
        assertThat(faults(Map.of("charset", "klingon")))
                .isEqualTo(
                        "[Fault[pointer=/charset, message=There is no character set \"klingon\". There are \"utf-8\","
                                + " \"windows-1252\", \"utf-16\" and others.]]");
    }

    private static String faults(Map<String, Object> parameters) {
        var bound = CsvAdapter.TYPE.schema().bind(parameters).toString();
        return bound.replaceAll("^Faulty\\[faults=|]$", "");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void takes_any_line_end(String end) throws Exception {
        var result = read("a,b\n1,2\n\"x\"y,2\n\n3,4".replace("\n", end));

        assertThat(rows(result)).containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "4"));
        assertThat(result.rejected()).hasSize(1);
        assertThat(result.emitted().getLast().metadata("line")).contains(Value.of(5));
    }

    @Test
    void reads_the_character_set_of_the_media_type_of_the_mark_and_of_the_parameter() throws Exception {
        var expected = Map.of("a", "\u00e4");

        assertThat(rows(read(Documents.of("text/csv; charset=iso-8859-1", "a\n\u00e4\n", ISO_8859_1), Map.of())))
                .containsExactly(expected);
        assertThat(rows(read(Documents.of("text/csv", "\ufeffa\n\u00e4\n", UTF_8), Map.of())))
                .containsExactly(expected);
        assertThat(rows(read(Documents.of("text/csv", "\ufeffa\n\u00e4\n", UTF_16LE), Map.of())))
                .containsExactly(expected);
        assertThat(rows(read(
                        Documents.of("text/csv; charset=utf-8", "a\n\u00e4\n", ISO_8859_1),
                        Map.of("charset", "latin1"))))
                .containsExactly(expected);
        assertThat(rows(read(Documents.of("text/csv", "\ufeffa\n\u00e4\n", UTF_16LE), Map.of("charset", "utf-16"))))
                .containsExactly(expected);
    }

    @Test
    void refuses_bytes_that_are_not_text_after_the_rows_before_them() throws Exception {
        var result = read(Documents.of("text/csv", "a\n1\n\u00e4\n", ISO_8859_1), Map.of());

        assertThat(rows(result)).containsExactly(Map.of("a", "1"));
        assertThat(result.failed())
                .extracting(Failed::message)
                .containsExactly("Line 3 is not valid UTF-8. Choose another character set in the parameter \"charset\","
                        + " such as \"windows-1252\".");
    }

    @Test
    void refuses_a_character_set_that_is_not_known() throws Exception {
        assertThat(read(Documents.of("text/csv; charset=klingon", "a\n"), Map.of())
                        .onlyFailure()
                        .message())
                .isEqualTo("The media type names the character set \"klingon\", which is not known here. Choose one in"
                        + " the parameter \"charset\".");
    }
}
