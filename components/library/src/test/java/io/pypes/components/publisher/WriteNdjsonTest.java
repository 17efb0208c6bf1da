package io.pypes.components.publisher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteNdjsonTest {

    @TempDir
    Path folder = Path.of("");

    @Test
    void writes_each_packet_as_a_line() throws Exception {
        var result = write(
                Map.of(),
                Packet.empty().with("id", "A1").with("total", Value.of(5)),
                Packet.empty().with("id", "A2").with("total", Value.of(7)));

        assertThat(result.published()).hasSize(2);
        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("""
                {"id":"A1","total":5}
                {"id":"A2","total":7}
                """);
    }

    @Test
    void adds_to_a_file_that_is_there() throws Exception {
        write(Map.of(), Packet.empty().with("id", "A1"));

        write(Map.of(), Packet.empty().with("id", "A2"));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("""
                {"id":"A1"}
                {"id":"A2"}
                """);
    }

    @Test
    void writes_every_kind_of_value() throws Exception {
        var fields = new LinkedHashMap<String, Value>();
        fields.put("street", Value.of("Main St 1"));
        fields.put("floors", new Value.Items(List.of(Value.of(1), Value.of(2))));
        write(
                Map.of(),
                Packet.empty()
                        .with("text", "line 1\nline \"2\" \u00e4\ud83d\ude00")
                        .with("whole", Value.of(Long.MIN_VALUE))
                        .with("real", Value.of(0.1))
                        .with("decimal", new Value.Decimal(new BigDecimal("12345678901234567890.10")))
                        .with("flag", Value.of(true))
                        .with("time", Value.of(Instant.parse("2026-11-22T10:15:00.5Z")))
                        .with("bytes", Value.Bytes.copyOf(new byte[] {1, 2, 3}))
                        .with("address", new Value.Fields(fields))
                        .with("nothing", Value.NULL));

        assertThat(folder.resolve("orders.ndjson"))
                .content()
                .isEqualTo("{\"text\":\"line 1\\nline \\\"2\\\" \u00e4\ud83d\ude00\",\"whole\":-9223372036854775808,"
                        + "\"real\":0.1,\"decimal\":12345678901234567890.10,\"flag\":true,"
                        + "\"time\":\"2026-11-22T10:15:00.500Z\",\"bytes\":\"AQID\","
                        + "\"address\":{\"street\":\"Main St 1\",\"floors\":[1,2]},\"nothing\":null}\n");
    }

    @Test
    void writes_several_values_or_none_as_an_array() throws Exception {
        write(
                Map.of(),
                Packet.empty()
                        .with("tags", List.of(Value.of("a"), Value.of("b")))
                        .with("none", List.of())
                        .with("list", new Value.Items(List.of(Value.of("a")))));

        assertThat(folder.resolve("orders.ndjson"))
                .content()
                .isEqualTo("{\"tags\":[\"a\",\"b\"],\"none\":[],\"list\":[\"a\"]}\n");
    }

    @Test
    void writes_every_attribute_as_an_array_when_told_to() throws Exception {
        write(
                Map.of("singleValues", "always-list", "metadata", List.of("id"), "content", "text"),
                Packet.of(Content.of("hello".getBytes(StandardCharsets.UTF_8)), MediaType.of("text/plain"))
                        .with("one", "a")
                        .with("two", List.of(Value.of("a"), Value.of("b")))
                        .with("none", List.of())
                        .with("nothing", Value.NULL)
                        .with("list", new Value.Items(List.of(Value.of("a"))))
                        .with("fields", new Value.Fields(Map.of("street", Value.of("Main St 1")))));

        assertThat(folder.resolve("orders.ndjson"))
                .content()
                .isEqualTo("{\"one\":[\"a\"],\"two\":[\"a\",\"b\"],\"none\":[],\"nothing\":[null],\"list\":[[\"a\"]],"
                        + "\"fields\":[{\"street\":\"Main St 1\"}],\"_id\":\"1\",\"_content\":\"hello\"}\n");
    }

    @Test
    void does_not_take_metadata_for_an_attribute_that_is_left_out() throws Exception {
        write(
                Map.of("singleValues", "always-list", "attributes", List.of("a"), "metadata", List.of("id")),
                Packet.empty().with("a", "1").with("_id", "mine"));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"a\":[\"1\"],\"_id\":\"1\"}\n");
    }

    @Test
    void writes_numbers_that_json_does_not_have_as_text() throws Exception {
        write(
                Map.of(),
                Packet.empty().with("numbers", List.of(Value.of(Double.NaN), Value.of(Double.NEGATIVE_INFINITY))));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"numbers\":[\"NaN\",\"-Infinity\"]}\n");
    }

    @Test
    void writes_half_a_surrogate_pair_as_a_question_mark() throws Exception {
        write(Map.of(), Packet.empty().with("name", "cut\ud83d"));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"name\":\"cut?\"}\n");
    }

    @Test
    void writes_an_empty_packet_as_an_empty_object() throws Exception {
        write(Map.of(), Packet.empty());

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{}\n");
    }

    @Test
    void writes_chosen_attributes_in_their_order_and_leaves_out_missing_ones() throws Exception {
        write(
                Map.of("attributes", List.of("b", "missing", "a")),
                Packet.empty().with("a", "1").with("b", "2").with("c", "3"));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"b\":\"2\",\"a\":\"1\"}\n");
    }

    @Test
    void writes_chosen_metadata_and_the_id() throws Exception {
        write(
                Map.of("metadata", List.of("id", "filename", "key")),
                Packet.empty().with("a", "1").withMetadata(Metadata.FILENAME, Value.of("a.csv")));

        assertThat(folder.resolve("orders.ndjson"))
                .content()
                .isEqualTo("{\"a\":\"1\",\"_id\":\"1\",\"_filename\":\"a.csv\",\"_key\":null}\n");
    }

    @Test
    void refuses_a_packet_with_an_attribute_named_like_metadata() throws Exception {
        var result = write(
                Map.of("metadata", List.of("id")),
                Packet.empty().with("_id", "mine"),
                Packet.empty().with("id", "A2"));

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly(
                        "The packet has an attribute \"_id\", a name that is taken by what is written besides the"
                                + " attributes. Rename the attribute.");
        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"id\":\"A2\",\"_id\":\"2\"}\n");
    }

    @Test
    void writes_the_content_as_text_in_its_character_set() throws Exception {
        var latin = Content.of("gr\u00fcn".getBytes(StandardCharsets.ISO_8859_1));

        write(Map.of("content", "text"), Packet.of(latin, MediaType.of("text/plain; charset=iso-8859-1")));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"_content\":\"gr\u00fcn\"}\n");
    }

    @Test
    void refuses_to_write_content_as_text_that_is_none() throws Exception {
        var bytes = Content.of(new byte[] {(byte) 0xff, 0});

        var result = write(Map.of("content", "text"), Packet.of(bytes, MediaType.UNKNOWN));

        assertThat(result.onlyFailure().message())
                .isEqualTo("The content is not text in UTF-8. It can be written as Base64.");
        assertThat(result.onlyFailure().kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(folder.resolve("orders.ndjson")).isEmptyFile();
    }

    @Test
    void writes_any_content_as_base64() throws Exception {
        write(Map.of("content", "base64"), Packet.of(Content.of(new byte[] {(byte) 0xff, 0}), MediaType.UNKNOWN));

        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"_content\":\"/wA=\"}\n");
    }

    @Test
    void refuses_content_too_large_for_a_record() throws Exception {
        var large = Content.of(new byte[IncludedContent.LARGEST + 1]);

        var result = write(Map.of("content", "base64"), Packet.of(large, MediaType.UNKNOWN));

        assertThat(result.onlyFailure().message())
                .isEqualTo("The content has 16777217 bytes. At most 16777216 can be written into a record.");
    }

    @Test
    void refuses_a_packet_nested_too_deeply_alone() throws Exception {
        var deep = Value.of("x");
        for (var level = 0; level < 600; level++) {
            deep = new Value.Items(List.of(deep));
        }

        var result = write(
                Map.of(), Packet.empty().with("deep", deep), Packet.empty().with("id", "A2"));

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("The packet has values nested too deeply to be written as JSON.");
        assertThat(folder.resolve("orders.ndjson")).content().isEqualTo("{\"id\":\"A2\"}\n");
    }

    @Test
    void writes_into_folders_and_a_file_for_each_day() throws Exception {
        ComponentTester.of(WriteNdjson.TYPE, Map.of("file", "orders/day-{date}.ndjson"))
                .files(folder)
                .clock(() -> Instant.parse("2026-11-22T23:59:59Z"))
                .given(Packet.empty())
                .run();

        assertThat(folder.resolve("orders/day-2026-11-22.ndjson")).isRegularFile();
    }

    @Test
    void will_not_write_through_a_symbolic_link() throws Exception {
        var outside = Files.createFile(folder.resolve("outside"));
        var files = Files.createDirectory(folder.resolve("files"));
        Files.createSymbolicLink(files.resolve("orders.ndjson"), outside);

        var tester = ComponentTester.of(WriteNdjson.TYPE, Map.of("file", "orders.ndjson"))
                .files(files)
                .clock(() -> Instant.EPOCH)
                .given(Packet.empty());

        assertThatThrownBy(tester::run)
                .hasMessage("File \"orders.ndjson\" is a symbolic link, and those are not followed.");
        assertThat(outside).isEmptyFile();
    }

    private TestResult write(Map<String, Object> parameters, Packet... packets) throws Exception {
        var all = new LinkedHashMap<String, Object>(parameters);
        all.put("file", "orders.ndjson");
        return ComponentTester.of(WriteNdjson.TYPE, all)
                .files(folder)
                .given(packets)
                .run();
    }
}
