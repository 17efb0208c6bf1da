package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.ParameterSchema.Binding.Faulty;
import io.pypes.sdk.ParameterSchema.Fault;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteCsvTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void takes_the_columns_from_the_first_packet() throws Exception {
        write(
                Map.of(),
                Packet.empty().with("id", "A1").with("total", Value.of(5)),
                Packet.empty().with("total", Value.of(7)).with("id", "A2"));

        assertThat(rows()).containsExactly("id,total", "A1,5", "A2,7");
    }

    @Test
    void keeps_to_the_columns_of_a_file_that_is_there() throws Exception {
        Files.writeString(folder.resolve("orders.csv"), "\uFEFFtotal,id\n5,A1\n");

        write(Map.of(), Packet.empty().with("id", "A2").with("total", Value.of(7)));

        assertThat(rows()).containsExactly("\uFEFFtotal,id", "5,A1", "7,A2");
    }

    @Test
    void leaves_a_cell_empty_for_a_missing_attribute() throws Exception {
        write(
                Map.of(),
                Packet.empty().with("id", "A1").with("total", Value.of(5)).with("note", ""),
                Packet.empty().with("id", "A2"));

        assertThat(rows()).containsExactly("id,total,note", "A1,5,", "A2,,");
    }

    @Test
    void refuses_a_packet_with_an_attribute_that_has_no_column() throws Exception {
        var result = write(
                Map.of(),
                Packet.empty().with("id", "A1"),
                Packet.empty().with("id", "A2").with("total", Value.of(7)),
                Packet.empty().with("id", "A3"));

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("File \"orders.csv\" has no column for \"total\". It has \"id\".");
        assertThat(rows()).containsExactly("id", "A1", "A3");
    }

    @Test
    void refuses_a_packet_without_attributes_to_make_columns_of() throws Exception {
        var result = write(Map.of(), Packet.empty(), Packet.empty().with("id", "A2"));

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("The packet has no attributes to make columns of.");
        assertThat(rows()).containsExactly("id", "A2");
    }

    @Test
    void writes_named_columns_and_metadata_and_nothing_else() throws Exception {
        write(
                Map.of("columns", List.of("total", "id"), "metadata", List.of("filename")),
                Packet.empty().with("id", "A1").with("note", "x").withMetadata(Metadata.FILENAME, Value.of("a.csv")));

        assertThat(rows()).containsExactly("total,id,_filename", "\"\",A1,a.csv");
    }

    @Test
    void will_not_add_to_a_file_with_other_columns() throws Exception {
        Files.writeString(folder.resolve("orders.csv"), "a,b\n1,2\n");

        assertThatThrownBy(() -> write(Map.of("columns", List.of("a", "c")), Packet.empty()))
                .hasMessage("File \"orders.csv\" is there already with the columns \"a\", \"b\", and not \"a\", \"c\"."
                        + " Name another file.");
        assertThat(rows()).containsExactly("a,b", "1,2");
    }

    @Test
    void will_not_add_to_a_file_whose_header_is_broken() throws Exception {
        Files.writeString(folder.resolve("orders.csv"), "\"a");

        assertThatThrownBy(() -> write(Map.of(), Packet.empty()))
                .hasMessage("File \"orders.csv\" is there already and has no header row. Name another file.");
        assertThat(folder.resolve("orders.csv")).content().isEqualTo("\"a");
    }

    @Test
    void quotes_cells_that_need_it() throws Exception {
        write(
                Map.of(),
                Packet.empty()
                        .with("comma", "a,b")
                        .with("quote", "say \"hi\"")
                        .with("lines", "one\r\ntwo")
                        .with("plain", "gr\u00fcn"));

        assertThat(folder.resolve("orders.csv"))
                .content()
                .isEqualTo("comma,quote,lines,plain\n\"a,b\",\"say \"\"hi\"\"\",\"one\r\ntwo\",gr\u00fcn\n");
    }

    @Test
    void joins_several_values_and_writes_none_as_nothing() throws Exception {
        write(
                Map.of("valueSeparator", " | "),
                Packet.empty()
                        .with("id", "A1")
                        .with("tags", List.of(Value.of("a"), Value.of(2)))
                        .with("none", List.of())
                        .with("null", Value.NULL));

        assertThat(rows()).containsExactly("id,tags,none,null", "A1,a | 2,,");
    }

    @Test
    void writes_other_delimiters() throws Exception {
        write(Map.of("delimiter", "tab"), Packet.empty().with("a", "1,5").with("b", "2"));

        assertThat(rows()).containsExactly("a\tb", "1,5\t2");
    }

    @Test
    void guards_text_that_a_spreadsheet_would_run() throws Exception {
        write(
                Map.of("guardFormulas", true),
                Packet.empty()
                        .with("a", "=1+1")
                        .with("b", "@SUM(A1)")
                        .with("c", "\tx")
                        .with("d", Value.of(-5))
                        .with("e", "a=b"));

        assertThat(rows()).containsExactly("a,b,c,d,e", "'=1+1,'@SUM(A1),'\tx,-5,a=b");
    }

    @Test
    void writes_no_header_if_told_so() throws Exception {
        var parameters = Map.<String, Object>of("header", false, "columns", List.of("id"));
        write(parameters, Packet.empty().with("id", "A1"));

        write(parameters, Packet.empty().with("id", "A2"));

        assertThat(rows()).containsExactly("A1", "A2");
    }

    @Test
    void tells_a_row_cut_off_by_a_crash_from_a_cell_of_several_lines() throws Exception {
        Files.writeString(folder.resolve("orders.csv"), "id,note\nA1,\"one\ntwo\"\nA2,\"one\n");

        write(Map.of(), Packet.empty().with("id", "A3"));

        assertThat(folder.resolve("orders.csv")).content().isEqualTo("id,note\nA1,\"one\ntwo\"\nA3,\n");
    }

    @Test
    void wants_columns_named_where_there_is_no_header() {
        assertThat(WriteCsv.TYPE.schema().bind(Map.of("file", "orders.csv", "header", false)))
                .isEqualTo(new Faulty<>(
                        List.of(new Fault("/columns", "Without a header row the columns must be named."))));
    }

    @Test
    void wants_each_column_once() {
        assertThat(WriteCsv.TYPE.schema().bind(Map.of("file", "orders.csv", "columns", List.of("a", "a"))))
                .isEqualTo(new Faulty<>(List.of(new Fault("/columns", "Each column can be named only once."))));
    }

    private TestResult write(Map<String, Object> parameters, Packet... packets) throws Exception {
        var all = new LinkedHashMap<String, Object>(parameters);
        all.put("file", "orders.csv");
        return ComponentTester.of(WriteCsv.TYPE, all)
                .files(folder)
                .given(packets)
                .run();
    }

    private List<String> rows() throws Exception {
        return Files.readAllLines(folder.resolve("orders.csv"));
    }
}
