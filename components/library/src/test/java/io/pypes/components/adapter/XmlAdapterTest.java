package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import io.pypes.testkit.TestResult.Dropped;
import io.pypes.testkit.TestResult.Failed;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XmlAdapterTest {
    private static final String CATALOG = """
            <?xml version="1.0"?>
            <!-- two books -->
            <catalog xmlns:x="urn:x">
              <info><book>not here</book></info>
              <book id="1" x:kind="old">
                <title>Emma</title>
                <author role="main"><name>Jane <b>Austen</b></name></author>
                <tag>a</tag><tag/><tag> c </tag>
                <x:price>&lt;5</x:price>
              </book>
              <book id="2"><![CDATA[A & B]]></book>
            </catalog>
            """;

    @Test
    void makes_each_element_at_the_path_a_packet() throws Exception {
        var packets = read(CATALOG, Map.of("records", "/catalog/book")).emitted();

        assertThat(packets).hasSize(2);
        var first = packets.getFirst();
        assertThat(first.names())
                .containsExactly(
                        "@id", "@kind", "title", "author/@role", "author/name/b", "author/name", "tag", "price");
        assertThat(first.text("@id")).contains("1");
        assertThat(first.text("title")).contains("Emma");
        assertThat(first.text("author/@role")).contains("main");
        assertThat(first.text("author/name/b")).contains("Austen");
        assertThat(first.text("author/name")).contains("Jane Austen");
        assertThat(first.values("tag")).containsExactly(Value.of("a"), Value.of(""), Value.of("c"));
        assertThat(first.text("price")).contains("<5");
        assertThat(first.metadata("record")).contains(Value.of(1));
        assertThat(Documents.texts(packets.getLast())).isEqualTo(Map.of("@id", "2", "text", "A & B"));
        assertThat(packets.getLast().metadata("record")).contains(Value.of(2));
        assertThat(packets.getLast().metadata(Metadata.FILENAME)).contains(Value.of("data"));
        assertThat(packets.getLast().content().size()).isZero();
    }

    @Test
    void makes_the_root_element_a_packet_without_a_path() throws Exception {
        assertThat(Documents.texts(read("<a b='1'><c>2</c></a>").only())).isEqualTo(Map.of("@b", "1", "c", "2"));
    }

    @Test
    void keeps_prefixes_when_told_to() throws Exception {
        var packet = read("<a xmlns:x='urn:x' x:b='1'><x:c>2</x:c></a>", Map.of("prefixes", true))
                .only();

        assertThat(Documents.texts(packet)).isEqualTo(Map.of("@x:b", "1", "x:c", "2"));
    }

    @Test
    void finds_records_below_any_element() throws Exception {
        var packets = read("<a><b><r>1</r></b><c><r>2</r><d><r>3</r></d></c></a>", Map.of("records", "a/*/r"))
                .emitted();

        assertThat(packets)
                .extracting(packet -> packet.text("text").orElseThrow())
                .containsExactly("1", "2");
    }

    @Test
    void refuses_a_document_with_another_root_and_drops_one_without_records() throws Exception {
        assertThat(read("<catalogue/>", Map.of("records", "/catalog/book"))
                        .onlyFailure()
                        .message())
                .isEqualTo("The root element is \"catalogue\". The records are looked for at \"/catalog/book\".");
        assertThat(read("<catalog><cd/></catalog>", Map.of("records", "/catalog/book"))
                        .dropped())
                .extracting(Dropped::reason)
                .containsExactly("The document has no element \"/catalog/book\".");
    }

    @ParameterizedTest
    @CsvSource({
        "'//book','\"//book\" is not a path of elements. One looks like \"/catalog/book\": names without prefixes, \"*\" for any.'",
        "'a b','\"a b\" is not a path of elements. One looks like \"/catalog/book\": names without prefixes, \"*\" for any.'"
    })
    void refuses_what_is_no_path(String path, String message) {
        assertThat(XmlAdapter.TYPE.schema().bind(Map.of("records", path)).toString())
                .contains(message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "<a><b></a>~The XML is broken at line 1, column 9: Unexpected close tag </a>; expected </b>.",
                "<a>~The XML is broken at line 1, column 3: Unexpected EOF; was expecting a close tag for element <a>.",
                "<a>&uuml;</a>~The XML is broken at line 1, column 9: Undeclared general entity \"uuml\".",
                "''~The XML is broken at line 1, column 1: Unexpected EOF in prolog.",
                "<?xml version='1.0' encoding='klingon'?><a/>~The XML is broken: Unsupported encoding: klingon.",
                "hello~The XML is broken at line 1, column 1: Unexpected character 'h' (code 104) in prolog; expected '<'."
            })
    void says_what_is_wrong_and_where(String xml, String message) throws Exception {
        assertThat(read(xml).failed())
                .extracting(Failed::kind, Failed::message)
                .containsExactly(tuple(ErrorKind.INVALID_INPUT, message));
    }

    @Test
    void has_emitted_the_records_before_a_broken_one() throws Exception {
        var result = read("<a>\n<b>1</b>\n<b>2</c>\n</a>", Map.of("records", "/a/b"));

        assertThat(result.emitted()).hasSize(1);
        assertThat(result.failed())
                .extracting(Failed::message)
                .containsExactly("The XML is broken at line 3, column 7: Unexpected close tag </c>; expected </b>.");
    }

    @Test
    void finds_the_character_set() throws Exception {
        var declared = "<?xml version='1.0' encoding='iso-8859-1'?><a>\u00e4</a>";

        assertThat(text(Documents.of("text/xml", declared, ISO_8859_1))).isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/xml; charset=utf-8", declared, UTF_8)))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/xml", "\ufeff<a>\u00e4</a>", UTF_16LE)))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/xml; charset=utf-8", "\ufeff<a>\u00e4</a>", UTF_8)))
                .isEqualTo("\u00e4");
    }

    private static String text(Packet document) throws Exception {
        return ComponentTester.of(XmlAdapter.TYPE, Map.of())
                .given(document)
                .run()
                .only()
                .text("text")
                .orElseThrow();
    }

    @Test
    void refuses_bytes_that_are_not_text() throws Exception {
        var failure = ComponentTester.of(XmlAdapter.TYPE, Map.of())
                .given(Documents.of("text/xml", "<a>\n\u00e4</a>", ISO_8859_1))
                .run()
                .onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.INVALID_INPUT);
        assertThat(failure.message())
                .isEqualTo("The XML is broken at line 1, column 1: Invalid UTF-8 middle byte 0x3c.");
    }

    @Test
    void reads_no_file_that_a_document_names(@TempDir Path folder) throws Exception {
        var secret = Files.writeString(folder.resolve("secret"), "secret");
        var xml = "<!DOCTYPE a [<!ENTITY e SYSTEM '%s'>]><a>&e;</a>".formatted(secret.toUri());

        assertThat(read(xml).onlyFailure().message())
                .matches("The XML is broken at line 1, column \\d+: Undeclared general entity \"e\"\\.");
    }

    @Test
    void calls_no_service_that_a_document_names() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var address = "http://127.0.0.1:" + server.getLocalPort();
            var result = read("<!DOCTYPE a SYSTEM '%s/a.dtd' [<!ENTITY %% e SYSTEM '%s/e'> %%e;]><a>1</a>"
                    .formatted(address, address));

            assertThat(result.failed()).isEmpty();
            server.setSoTimeout(1);
            assertThat(accepted(server)).isFalse();
        }
    }

    private static boolean accepted(ServerSocket server) throws Exception {
        try (var _ = server.accept()) {
            return true;
        } catch (SocketTimeoutException _) {
            return false;
        }
    }

    @Test
    @Timeout(10)
    void expands_nothing() throws Exception {
        var laughs = "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '%s'><!ENTITY c '%s'>]><a>&c;</a>"
                .formatted("&a;".repeat(1000), "&b;".repeat(1000));

        assertThat(read(laughs).onlyFailure().message())
                .isEqualTo("The XML is broken at line 1, column 6065: Undeclared general entity \"c\".");
    }

    @Test
    @Timeout(10)
    void refuses_what_is_too_large_or_too_deep() throws Exception {
        var limit = " has more than 1000 characters, which is the limit set for this step.";

        assertThat(limited("<a>\n<b>" + "x".repeat(2000) + "</b></a>"))
                .isEqualTo("The XML goes beyond a limit at line 2, column 4: Text size limit (1000) exceeded.");
        assertThat(limited("<a>\n" + ("<b>" + "x".repeat(600) + "</b>").repeat(2) + "</a>"))
                .isEqualTo("The record that begins at line 1, column 1" + limit);
        assertThat(limited("<a>" + "<b/>".repeat(2000) + "</a>"))
                .isEqualTo("The record that begins at line 1, column 1" + limit);
        assertThat(limited("<a>" + "<b>x".repeat(100) + "</b>".repeat(100) + "</a>"))
                .isEqualTo("The record that begins at line 1, column 1" + limit);
        assertThat(limited("<a>".repeat(100_000)))
                .isEqualTo(
                        "The XML goes beyond a limit at line 1, column 1501: Maximum Element Depth limit (500) Exceeded.");
        assertThat(limited("<a b='" + "x".repeat(2000) + "'/>"))
                .isEqualTo("The XML goes beyond a limit at line 1, column 1: Maximum attribute size limit (1000)"
                        + " exceeded.");
    }

    private static String limited(String xml) throws Exception {
        var failure = read(xml, Map.of("maxRecordLength", 1000)).onlyFailure();
        assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
        return failure.message();
    }

    @Test
    void reads_records_without_end_one_by_one() throws Exception {
        var document = Packet.of(new EndlessContent("<a>", "<b>1</b>"), MediaType.of("application/xml"));

        var result = ComponentTester.of(XmlAdapter.TYPE, Map.of("records", "/a/b"))
                .given(document)
                .interruptedAfter(10_000)
                .run();

        assertThat(result.emitted()).hasSize(10_000);
        assertThat(result.interrupted()).isTrue();
    }

    private static TestResult read(String xml) throws Exception {
        return read(xml, Map.of());
    }

    private static TestResult read(String xml, Map<String, ?> parameters) throws Exception {
        return ComponentTester.of(XmlAdapter.TYPE, parameters)
                .given(Documents.of("application/xml", xml))
                .run();
    }
}
