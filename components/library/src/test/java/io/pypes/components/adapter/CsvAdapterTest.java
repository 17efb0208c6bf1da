package io.pypes.components.adapter;

import static io.pypes.components.adapter.CsvCase.document;
import static io.pypes.components.adapter.CsvCase.read;
import static io.pypes.components.adapter.CsvCase.rows;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Failed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvAdapterTest {

    @Test
    void makes_each_row_a_packet_named_by_the_header() throws Exception {
        var result = read("name,city\nAda,London\n\"Bob, Jr.\",\"New\nYork\"\n");

        assertThat(rows(result))
                .containsExactly(
                        Map.of("name", "Ada", "city", "London"), Map.of("name", "Bob, Jr.", "city", "New\nYork"));
        assertThat(result.emitted().getFirst().names()).containsExactly("name", "city");
    }

    @Test
    void says_in_which_row_and_line_a_packet_was() throws Exception {
        var result = read("\na\n\"1\n1\"\n\n2\n");

        assertThat(result.emitted())
                .extracting(packet -> packet.metadata("row").orElseThrow())
                .containsExactly(Value.of(1), Value.of(2));
        assertThat(result.emitted())
                .extracting(packet -> packet.metadata("line").orElseThrow())
                .containsExactly(Value.of(3), Value.of(6));
    }

    @Test
    void keeps_metadata_and_attributes_of_the_document_but_not_its_bytes() throws Exception {
        var packet = ComponentTester.of(CsvAdapter.TYPE, Map.of())
                .given(document("a\n1\n").with("b", "x"))
                .run()
                .only();

        assertThat(packet.metadata(Metadata.FILENAME)).contains(Value.of("data"));
        assertThat(packet.text("b")).contains("x");
        assertThat(packet.content()).isSameAs(Content.EMPTY);
    }

    @Test
    void names_columns_by_their_place_when_there_is_no_header() throws Exception {
        assertThat(rows(read("1,2\n3,4\n", Map.of("header", "none"))))
                .containsExactly(Map.of("column1", "1", "column2", "2"), Map.of("column1", "3", "column2", "4"));
    }

    @Test
    void names_a_column_without_a_name_by_its_place() throws Exception {
        assertThat(rows(read("a,,\n1,2,3\n"))).containsExactly(Map.of("a", "1", "column2", "2", "column3", "3"));
    }

    @Test
    void takes_given_names_with_and_without_a_header() throws Exception {
        var expected = Map.of("x", "1", "y", "2");

        assertThat(rows(read("a,a\n1,2\n", Map.of("columns", List.of("x", "y")))))
                .containsExactly(expected);
        assertThat(rows(read("1,2\n", Map.of("columns", List.of("x", "y"), "header", "none"))))
                .containsExactly(expected);
    }

    @Test
    void refuses_two_columns_of_the_same_name() throws Exception {
        assertThat(read("a,b,a\n1,2,3\n").onlyFailure().message())
                .isEqualTo("Columns 1 and 3 are both named \"a\". Name the columns in the parameter \"columns\".");
    }

    @Test
    void rejects_uneven_rows_and_goes_on() throws Exception {
        var result = read("a,b\n1,2\n3\n4,5,6\n7,8\n");

        assertThat(rows(result)).containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "7", "b", "8"));
        assertThat(result.rejected())
                .extracting(Failed::message)
                .containsExactly(
                        "The row in line 3 has 1 cell. It must have 2, one for each column.",
                        "The row in line 4 has 3 cells. It must have 2, one for each column.");
    }

    @Test
    void rejects_a_row_with_its_text_and_its_place() throws Exception {
        var part = read("a,b\n1,2\n3\n").rejected().getFirst().packet();

        assertThat(part.content().bytes()).asString(UTF_8).isEqualTo("3\n");
        assertThat(part.mediaType()).isEqualTo(MediaType.of("text/csv; charset=utf-8; header=absent"));
        assertThat(part.metadata("row")).contains(Value.of(2));
        assertThat(part.metadata("line")).contains(Value.of(3));
        assertThat(part.metadata(Metadata.FILENAME)).contains(Value.of("data"));
    }

    @Test
    void a_rejected_row_can_be_read_again_under_the_names_of_its_columns() throws Exception {
        var part = read("a,b\n1,2\n\u00e4\n").rejected().getFirst().packet();

        var again = ComponentTester.of(CsvAdapter.TYPE, Map.of("uneven", "accept", "charset", "windows-1252"))
                .given(part)
                .run();

        assertThat(rows(again)).containsExactly(Map.of("a", "\u00e4"));
        var row = again.emitted().getFirst();
        assertThat(row.metadata("row")).contains(Value.of(2));
        assertThat(row.metadata("line")).contains(Value.of(3));
        assertThat(row.metadata("columns")).isEmpty();
    }

    @Test
    void accepts_uneven_rows_when_told_to() throws Exception {
        assertThat(rows(read("a,b\n1\n2,3,4\n", Map.of("uneven", "accept"))))
                .containsExactly(Map.of("a", "1"), Map.of("a", "2", "b", "3", "column3", "4"));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void goes_on_after_a_row_with_broken_quotes(boolean skipBlankLines) throws Exception {
        var result = read("a,b\n1,2\n\"x\"y,2\n\"3\",\"4\"\n\"5\" 6,7\n8,9", Map.of("skipBlankLines", skipBlankLines));

        assertThat(rows(result))
                .containsExactly(Map.of("a", "1", "b", "2"), Map.of("a", "3", "b", "4"), Map.of("a", "8", "b", "9"));
        assertThat(result.rejected())
                .extracting(Failed::message)
                .containsExactly(
                        "The row in line 3 has text after a closing quote. A quote inside a quoted cell is written twice.",
                        "The row in line 5 has text after a closing quote. A quote inside a quoted cell is written twice.");
        assertThat(result.rejected().getFirst().packet().content().bytes())
                .asString(UTF_8)
                .isEqualTo("\"x\"y,2\n");
    }

    @Test
    void refuses_a_document_that_ends_within_a_row() throws Exception {
        var message =
                "The document ends within the row that begins in line 3. A quote is not closed there, or an escape"
                        + " character is the last one.";

        var result = read("a,b\n1,2\n3,\"4\n5,6\n");

        assertThat(rows(result)).containsExactly(Map.of("a", "1", "b", "2"));
        assertThat(result.failed()).extracting(Failed::message).containsExactly(message);
        assertThat(read("a\n1\n2\\", Map.of("escape", "\\")).failed())
                .extracting(Failed::message)
                .containsExactly(message);
    }

    @Test
    void refuses_a_broken_header() throws Exception {
        assertThat(read("\"a\"b,c\n1,2\n").onlyFailure().message())
                .isEqualTo("The row in line 1 has text after a closing quote. A quote inside a quoted cell is written"
                        + " twice.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\n \n", "a,b\n"})
    void drops_a_document_without_rows(String text) throws Exception {
        assertThat(read(text).dropped()).extracting(Dropped::reason).containsExactly("The document has no rows.");
    }

    @Test
    void leaves_blank_lines_out_unless_told_otherwise() throws Exception {
        assertThat(rows(read("a\n\n  \n1\n"))).containsExactly(Map.of("a", "1"));
        assertThat(rows(read("a\n\n1\n", Map.of("skipBlankLines", false))))
                .containsExactly(Map.of("a", ""), Map.of("a", "1"));
    }

    @Test
    void refuses_a_quoted_cell_without_end_before_it_fills_the_memory() throws Exception {
        var failure = read(Packet.of(new EndlessContent("a\n\"", "x"), MediaType.of("text/csv")), Map.of())
                .onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
        assertThat(failure.message())
                .isEqualTo("The row that begins in line 2 has more than 1000000 characters, which is the limit set for"
                        + " this step. Perhaps a quote is not closed there.");
    }

    @Test
    void counts_the_characters_of_a_row_with_its_line_end() throws Exception {
        assertThat(rows(read("a\n12345678\n", Map.of("maxRowLength", 9)))).containsExactly(Map.of("a", "12345678"));
        assertThat(read("a\n12345678\n", Map.of("maxRowLength", 8)).failed())
                .extracting(Failed::message)
                .containsExactly(
                        "The row that begins in line 2 has more than 8 characters, which is the limit set for this"
                                + " step. Perhaps a quote is not closed there.");
    }

    @Test
    void refuses_rows_with_too_many_cells() throws Exception {
        Map<String, Object> parameters = Map.of("maxColumns", 2, "uneven", "accept");

        assertThat(read("a,b,c\n", parameters).onlyFailure().message())
                .isEqualTo("The row in line 1 has more than 2 cells, which is the limit set for this step.");
        assertThat(read("a,b\n1,2,3\n4\n", parameters).rejected())
                .extracting(Failed::message)
                .containsExactly("The row in line 2 has more than 2 cells, which is the limit set for this step.");
    }

    @Test
    void refuses_rows_with_a_cell_that_is_too_long() throws Exception {
        Map<String, Object> parameters = Map.of("maxCellLength", 3);
        var message = "A cell of the row in line %d has more than 3 characters, which is the limit set for this step.";

        assertThat(read("a,four\n", parameters).onlyFailure().message()).isEqualTo(message.formatted(1));
        var result = read("a,b\n1,four\n123,\"4,5\"\n", parameters);
        assertThat(result.rejected()).extracting(Failed::message).containsExactly(message.formatted(2));
        assertThat(result.rejected()).extracting(Failed::kind).containsExactly(ErrorKind.RESOURCE);
        assertThat(rows(result)).containsExactly(Map.of("a", "123", "b", "4,5"));
    }

    @Test
    void reads_rows_without_end_one_by_one() throws Exception {
        var result = ComponentTester.of(CsvAdapter.TYPE, Map.of())
                .given(Packet.of(new EndlessContent("a,b\n", "1,2\n"), MediaType.of("text/csv")))
                .interruptedAfter(10_000)
                .run();

        assertThat(result.emitted()).hasSize(10_000);
        assertThat(result.interrupted()).isTrue();
    }
}
