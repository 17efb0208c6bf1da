package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.ParameterSchema.Binding.Bound;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Failed;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TextAdapterTest {

    @Test
    void makes_a_document_one_packet_with_its_line_ends() throws Exception {
        var packet = read("a\r\nb\n", Map.of()).only();

        assertThat(Documents.texts(packet)).isEqualTo(Map.of("text", "a\r\nb\n"));
        assertThat(packet.metadata(Metadata.FILENAME)).contains(Value.of("data"));
        assertThat(packet.content()).isSameAs(Content.EMPTY);
    }

    @Test
    void makes_an_empty_document_an_empty_text() throws Exception {
        assertThat(Documents.texts(read("", Map.of()).only())).isEqualTo(Map.of("text", ""));
    }

    @Test
    void makes_each_line_a_packet_with_its_number() throws Exception {
        var result = read("a\r\n\nb\r c \n\rd", Map.of("packets", "lines"));

        assertThat(texts(result)).containsExactly("a", "", "b", " c ", "", "d");
        assertThat(result.emitted())
                .extracting(packet -> packet.metadata("line").orElseThrow())
                .containsExactly(Value.of(1), Value.of(2), Value.of(3), Value.of(4), Value.of(5), Value.of(6));
    }

    @Test
    void leaves_blank_lines_out_when_told_to() throws Exception {
        assertThat(texts(read("a\n\n \nb", Map.of("packets", "lines", "skipBlankLines", true))))
                .containsExactly("a", "b");
    }

    @Test
    void drops_a_document_without_lines() throws Exception {
        assertThat(read("", Map.of("packets", "lines")).dropped())
                .extracting(Dropped::reason)
                .containsExactly("The document has no lines.");
    }

    @Test
    void takes_further_media_types() {
        var bound = TextAdapter.TYPE.schema().bind(Map.of("mediaTypes", List.of("text/markdown", "text/*")));

        assertThat(bound)
                .isInstanceOfSatisfying(
                        Bound.class,
                        fitting -> assertThat(TextAdapter.TYPE.traits().takes().apply((TextAdapter.Parameters)
                                        fitting.parameters()))
                                .containsExactly("text/plain", "text/markdown", "text/*"));
    }

    @Test
    void finds_the_character_set() throws Exception {
        assertThat(texts(run(Documents.of("text/plain; charset=latin1", "\u00e4", ISO_8859_1), Map.of())))
                .containsExactly("\u00e4");
        assertThat(texts(run(Documents.of("text/plain", "\ufeff\u00e4", UTF_16BE), Map.of())))
                .containsExactly("\u00e4");
        assertThat(texts(run(Documents.of("text/plain", "\u00e4", ISO_8859_1), Map.of("charset", "latin1"))))
                .containsExactly("\u00e4");
        assertThat(texts(run(Documents.of("text/plain", "\ufeff\u00e4", UTF_8), Map.of("charset", "utf-8"))))
                .containsExactly("\u00e4");
    }

    @Test
    void refuses_or_replaces_bytes_that_are_not_text() throws Exception {
        var document = Documents.of("text/plain", "a\n\u00e4b", ISO_8859_1);

        assertThat(run(document, Map.of()).onlyFailure().message())
                .isEqualTo(
                        "Line 2 is not valid UTF-8. Choose another character set in the parameter \"charset\", such as"
                                + " \"windows-1252\".");
        assertThat(texts(run(document, Map.of("malformed", "replace")))).containsExactly("a\n\ufffdb");
    }

    @Test
    void emits_the_lines_before_bytes_that_are_not_text() throws Exception {
        var result = run(Documents.of("text/plain", "a\nb\n\u00e4b", ISO_8859_1), Map.of("packets", "lines"));

        assertThat(texts(result)).containsExactly("a", "b");
        assertThat(result.failed())
                .extracting(Failed::message)
                .containsExactly("Line 3 is not valid UTF-8. Choose another character set in the parameter \"charset\","
                        + " such as \"windows-1252\".");
    }

    @Test
    void reads_characters_that_lie_across_its_buffers() throws Exception {
        for (var shift = 0; shift < 4; shift++) {
            var text = "x".repeat(shift) + "\ud83d\ude00\u00e4\r\n".repeat(5_000);

            assertThat(texts(read(text, Map.of()))).containsExactly(text);
            assertThat(texts(read(text, Map.of("packets", "lines"))))
                    .hasSize(5_000)
                    .endsWith("\ud83d\ude00\u00e4");
        }
    }

    @Test
    void refuses_texts_and_lines_that_are_too_long() throws Exception {
        assertLimit(
                read("12345678901", Map.of("maxLength", 10)),
                "The document has more than 10 characters, which is the limit set for this step.");
        assertLimit(
                read("1\n12345678901\n", Map.of("maxLength", 10, "packets", "lines")),
                "Line 2 has more than 10 characters, which is the limit set for this step.");
        assertLimit(
                run(
                        Packet.of(new EndlessContent("", "x"), MediaType.of("text/plain")),
                        Map.of("packets", "lines", "maxLength", 100_000)),
                "Line 1 has more than 100000 characters, which is the limit set for this step.");
        assertThat(texts(read("1234567890\r\n", Map.of("maxLength", 10, "packets", "lines"))))
                .containsExactly("1234567890");
    }

    private static void assertLimit(TestResult result, String message) {
        assertThat(result.failed()).extracting(Failed::message).containsExactly(message);
        assertThat(result.failed()).extracting(Failed::kind).containsExactly(ErrorKind.RESOURCE);
    }

    @Test
    void reads_lines_without_end_one_by_one() throws Exception {
        var result = ComponentTester.of(TextAdapter.TYPE, Map.of("packets", "lines"))
                .given(Packet.of(new EndlessContent("", "x\n"), MediaType.of("text/plain")))
                .interruptedAfter(10_000)
                .run();

        assertThat(result.emitted()).hasSize(10_000);
        assertThat(result.interrupted()).isTrue();
    }

    private static TestResult read(String text, Map<String, ?> parameters) throws Exception {
        return run(Documents.of("text/plain", text), parameters);
    }

    private static TestResult run(Packet document, Map<String, ?> parameters) throws Exception {
        return ComponentTester.of(TextAdapter.TYPE, parameters).given(document).run();
    }

    private static List<String> texts(TestResult result) {
        return result.emitted().stream()
                .map(packet -> packet.text("text").orElseThrow())
                .toList();
    }
}
