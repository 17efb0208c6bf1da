package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.sdk.Value.Decimal;
import io.pypes.sdk.Value.Fields;
import io.pypes.sdk.Value.Items;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonAdapterTest {

    @Test
    void makes_the_members_of_an_object_attributes() throws Exception {
        var packet = read("{\"name\": \"Ada\", \"born\": 1815, \"alive\": false, \"title\": null}")
                .only();

        assertThat(packet.names()).containsExactly("name", "born", "alive", "title");
        assertThat(packet.values("name")).containsExactly(Value.of("Ada"));
        assertThat(packet.values("born")).containsExactly(Value.of(1815));
        assertThat(packet.values("alive")).containsExactly(Value.of(false));
        assertThat(packet.values("title")).containsExactly(Value.NULL);
    }

    @Test
    void makes_an_array_in_a_member_several_values_and_keeps_what_is_deeper() throws Exception {
        var packet = read("{\"tags\": [\"a\", \"b\"], \"none\": [], \"place\": {\"city\": \"Rome\", \"at\": [1, [2]]}}")
                .only();

        assertThat(packet.values("tags")).containsExactly(Value.of("a"), Value.of("b"));
        assertThat(packet.has("none")).isTrue();
        assertThat(packet.values("none")).isEmpty();
        assertThat(packet.values("place"))
                .containsExactly(new Fields(Map.of(
                        "city",
                        Value.of("Rome"),
                        "at",
                        new Items(List.of(Value.of(1), new Items(List.of(Value.of(2))))))));
    }

    @Test
    void makes_each_item_of_an_array_a_packet_with_its_number() throws Exception {
        var result = read("[{\"a\": 1}, {\"a\": 2}, 3, [4, 5], null]");

        assertThat(result.emitted())
                .extracting(packet -> packet.metadata("item").orElseThrow())
                .containsExactly(Value.of(1), Value.of(2), Value.of(3), Value.of(4), Value.of(5));
        assertThat(result.emitted())
                .extracting(packet -> packet.values(packet.names().getFirst()))
                .containsExactly(
                        List.of(Value.of(1)),
                        List.of(Value.of(2)),
                        List.of(Value.of(3)),
                        List.of(Value.of(4), Value.of(5)),
                        List.of(Value.NULL));
        assertThat(result.emitted().get(2).names()).containsExactly("value");
    }

    @Test
    void makes_a_value_that_is_no_object_attribute_value() throws Exception {
        assertThat(read("\"hello\"").only().values("value")).containsExactly(Value.of("hello"));
    }

    @Test
    void drops_an_array_without_items() throws Exception {
        assertThat(read(" [] ").dropped())
                .extracting(TestResult.Dropped::reason)
                .containsExactly("The array has no items.");
    }

    @Test
    void takes_the_last_of_members_with_the_same_name() throws Exception {
        assertThat(read("{\"a\": 1, \"a\": 2}").only().values("a")).containsExactly(Value.of(2));
    }

    @Test
    void keeps_metadata_and_attributes_of_the_document_but_not_its_bytes() throws Exception {
        var packet = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                .given(Documents.of("application/json", "{\"a\": 1}").with("b", "x"))
                .run()
                .only();

        assertThat(packet.metadata(Metadata.FILENAME)).contains(Value.of("data"));
        assertThat(packet.text("b")).contains("x");
        assertThat(packet.content().size()).isZero();
    }

    @Test
    void keeps_the_bytes_when_told_to() throws Exception {
        var packet = ComponentTester.of(JsonAdapter.TYPE, Map.of("keepContent", true))
                .given(Documents.of("application/json", "{}"))
                .run()
                .only();

        assertThat(packet.content().bytes()).asString(UTF_8).isEqualTo("{}");
    }

    @Test
    void keeps_every_digit_of_a_number() throws Exception {
        var numbers =
                read("{\"n\": [9223372036854775807, 9223372036854775808, 0.1, 1.0, 1E2, 0.1000000000000000055, 1e400]}")
                        .only()
                        .values("n");

        assertThat(numbers)
                .containsExactly(
                        Value.of(Long.MAX_VALUE),
                        new Decimal(new BigDecimal("9223372036854775808")),
                        Value.of(0.1),
                        Value.of(1.0),
                        Value.of(100.0),
                        new Decimal(new BigDecimal("0.1000000000000000055")),
                        new Decimal(new BigDecimal("1e400")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "{\"a\": 1,}~The JSON is broken at line 1, column 9: Unexpected character ('}' (code 125)): was expecting"
                        + " double-quote to start property name.",
                "[1, 2~The JSON is broken at line 1, column 6: Unexpected end-of-input: expected close marker for Array.",
                "{} {}~The JSON goes on after its end, at line 1, column 4. Set \"layout\" to \"lines\" where each line is a"
                        + " JSON value.",
                "` `~The document is empty. JSON is one value at least.",
                "NaN~The JSON is broken at line 1, column 4: Non-standard token 'NaN'.",
                "1e99999~The number \"1e99999\" at line 1, column 1 has too large an exponent. It must be at most 9999."
            })
    void says_what_is_wrong_and_where(String json, String message) throws Exception {
        assertThat(read(json).failed())
                .extracting(TestResult.Failed::kind, TestResult.Failed::message)
                .containsExactly(tuple(ErrorKind.INVALID_INPUT, message));
    }

    @Test
    void has_emitted_the_items_before_a_broken_one() throws Exception {
        var result = read("[{\"a\": 1},\n {\"a\": 2},\n {\"a\" 3}]");

        assertThat(result.emitted()).hasSize(2);
        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("The JSON is broken at line 3, column 7: Unexpected character ('3' (code 51)): was"
                        + " expecting a colon to separate property name and value.");
    }

    @Test
    void refuses_bytes_that_are_not_text() throws Exception {
        var document = Documents.of("application/json", "[\"ok\",\n\"\u00e4\"]", ISO_8859_1);

        var result =
                ComponentTester.of(JsonAdapter.TYPE, Map.of()).given(document).run();

        assertThat(result.failed())
                .extracting(TestResult.Failed::message)
                .containsExactly("Line 2 is not valid UTF-8. Choose another character set in the parameter \"charset\","
                        + " such as \"windows-1252\".");
    }

    @Test
    void finds_the_character_set() throws Exception {
        for (var charset :
                List.of(UTF_8, UTF_16LE, UTF_16BE, Charset.forName("UTF-32BE"), Charset.forName("UTF-32LE"))) {
            for (var mark : List.of("", "\ufeff")) {
                var document = Documents.of("application/json", mark + "{\"a\": \"\u00e4\"}", charset);

                var packet = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                        .given(document)
                        .run()
                        .only();

                assertThat(packet.text("a")).as("%s with \"%s\"", charset, mark).contains("\u00e4");
            }
        }
    }

    @Test
    void goes_on_after_a_broken_line() throws Exception {
        var lines = "\ufeff{\"a\": 1}\r\n\n{\"a\": }\n{\"a\": 3} {}\n\"" + "x".repeat(10) + "\"\n{\"a\": 6}";

        var result = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                .given(Documents.of("application/x-ndjson", lines))
                .run();

        assertThat(result.failed()).isEmpty();
        assertThat(result.emitted())
                .extracting(packet -> packet.metadata("line").orElseThrow())
                .containsExactly(Value.of(1), Value.of(5), Value.of(6));
        assertThat(result.rejected())
                .extracting(TestResult.Failed::message)
                .containsExactly(
                        "The JSON is broken at line 3, column 7: Unexpected character ('}' (code 125)): expected a"
                                + " value.",
                        "The JSON goes on after its end, at line 4, column 10. Set \"layout\" to \"lines\" where each line"
                                + " is a JSON value.");
        var part = result.rejected().getFirst().packet();
        assertThat(part.content().bytes()).asString(UTF_8).isEqualTo("{\"a\": }");
        assertThat(part.mediaType()).isEqualTo(MediaType.of("application/json"));
        assertThat(part.metadata("line")).contains(Value.of(3));
        assertThat(part.metadata(Metadata.FILENAME)).contains(Value.of("data"));
    }

    @Test
    void rejects_a_line_that_is_not_text() throws Exception {
        var result = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                .given(Documents.of("application/jsonl", "1\n\"\u00e4\"\n3\n", ISO_8859_1))
                .run();

        assertThat(result.emitted()).hasSize(2);
        assertThat(result.rejected())
                .extracting(TestResult.Failed::message)
                .containsExactly("Line 2 is not valid UTF-8. Choose another character set in the parameter \"charset\","
                        + " such as \"windows-1252\".");
    }

    @Test
    void drops_a_document_without_lines() throws Exception {
        var result = ComponentTester.of(JsonAdapter.TYPE, Map.of("layout", "lines"))
                .given(Documents.of("application/json", "\n \n"))
                .run();

        assertThat(result.dropped())
                .extracting(TestResult.Dropped::reason)
                .containsExactly("The document has no lines.");
    }

    @Test
    void refuses_what_is_too_large_or_too_deep() throws Exception {
        assertThat(limited("{\"a\": \"" + "x".repeat(100_000) + "\"}"))
                .isEqualTo("The JSON goes beyond a limit: String value length exceeds the maximum allowed (1000).");
        assertThat(limited("[" + "1,".repeat(10_000) + "1]")).isEmpty();
        assertThat(limited("{\"a\": [" + "1,".repeat(10_000) + "1]}"))
                .isEqualTo(
                        "The record that begins at line 1, column 1 has more than 1000 characters, which is the limit set for"
                                + " this step.");
        assertThat(read("[".repeat(100_000)).onlyFailure().message())
                .isEqualTo("The JSON goes beyond a limit: Document nesting depth exceeds the maximum allowed (500).");
    }

    @Test
    void refuses_documents_that_are_too_large() throws Exception {
        assertThat(sized(3).failed()).isEmpty();
        assertThat(sized(2).onlyFailure().message())
                .isEqualTo("The document has more than 2 bytes, which is the limit set for this step.");
        assertThat(sized(2).onlyFailure().kind()).isEqualTo(ErrorKind.RESOURCE);
    }

    private static TestResult sized(int most) throws Exception {
        return ComponentTester.of(JsonAdapter.TYPE, Map.of("maxSize", most))
                .given(Documents.of("application/json", "[1]"))
                .run();
    }

    private static String limited(String json) throws Exception {
        var result = ComponentTester.of(JsonAdapter.TYPE, Map.of("maxRecordLength", 1000))
                .given(Documents.of("application/json", json))
                .run();
        assertThat(result.failed()).allMatch(failed -> failed.kind() == ErrorKind.RESOURCE);
        return result.failed().isEmpty() ? "" : result.failed().getFirst().message();
    }

    @Test
    void passes_an_interrupt_on() throws Exception {
        var document = Documents.of("application/json", "[1, 2, 3]");

        var result = ComponentTester.of(JsonAdapter.TYPE, Map.of())
                .given(document)
                .interruptedAfter(1)
                .run();

        assertThat(result.interrupted()).isTrue();
        assertThat(result.emitted()).hasSize(1);
    }

    private static TestResult read(String json) throws Exception {
        return ComponentTester.of(JsonAdapter.TYPE, Map.of())
                .given(Packet.of(Content.of(json.getBytes(UTF_8)), MediaType.of("application/json")))
                .run();
    }
}
