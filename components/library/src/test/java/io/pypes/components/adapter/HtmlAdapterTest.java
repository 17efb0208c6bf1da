package io.pypes.components.adapter;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.Content;
import io.pypes.sdk.ErrorKind;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import io.pypes.testkit.ComponentTester;
import io.pypes.testkit.TestResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class HtmlAdapterTest {
    private static final String PAGE = """
            <!DOCTYPE html>
            <html lang="en-GB"><head>
              <title> A &amp; B </title>
              <base href="https://example.org/dir/">
              <meta name="Description" content="About A.">
              <meta name="author" content="Ada">
              <meta name="keywords" content="a, b,, c">
              <link rel="canonical" href="page">
              <style>p { color: red }</style>
            </head><body>
              <h1>One</h1><p>Some <b>bold</b>
              text.</p><!-- nothing --><script>var x = "no";</script>
              <h2>Two</h2>
              <ul><li>first<li>second</ul>
              <table><tr><td>1<td>2</tr><tr><th>3</th></tr></table>
              line<br>break&nbsp;here
              <pre>a
              b</pre>
              <p hidden>hidden</p><noscript>off</noscript>
              <a href="x">X</a> <a href="https://example.org/dir/x">again</a> <a href="">empty</a> <a href="#top">Top</a>
            </body></html>
            """;

    @Test
    void reads_what_a_page_says_about_itself() throws Exception {
        var packet = read(PAGE);

        assertThat(packet.names())
                .containsExactly(
                        "title", "language", "description", "author", "keywords", "canonical", "headings", "text");
        assertThat(packet.text("title")).contains("A & B");
        assertThat(packet.text("language")).contains("en-GB");
        assertThat(packet.text("description")).contains("About A.");
        assertThat(packet.text("author")).contains("Ada");
        assertThat(packet.values("keywords")).containsExactly(Value.of("a"), Value.of("b"), Value.of("c"));
        assertThat(packet.text("canonical")).contains("https://example.org/dir/page");
        assertThat(packet.values("headings")).containsExactly(Value.of("One"), Value.of("Two"));
    }

    @Test
    void reads_the_text_block_by_block() throws Exception {
        assertThat(read(PAGE).text("text").orElseThrow()).isEqualTo("""
                        One
                        Some bold text.
                        Two
                        first
                        second
                        1\t2
                        3
                        line
                        break here
                        a
                          b
                        X again empty Top""");
    }

    @Test
    void leaves_out_what_a_page_does_not_say() throws Exception {
        assertThat(Documents.texts(read("just text"))).isEqualTo(Map.of("text", "just text"));
        assertThat(Documents.texts(read(""))).isEqualTo(Map.of("text", ""));
    }

    @Test
    void keeps_metadata_but_not_the_bytes_unless_told_to() throws Exception {
        assertThat(read("x").metadata(Metadata.FILENAME)).contains(Value.of("data"));
        assertThat(read("x").content()).isSameAs(Content.EMPTY);
        assertThat(read("x", Map.of("keepContent", true)).content().size()).isEqualTo(1);
    }

    @Test
    void writes_links_and_html_when_told_to() throws Exception {
        var packet = read(PAGE, Map.of("links", true, "html", true));

        assertThat(packet.values("links"))
                .containsExactly(Value.of("https://example.org/dir/x"), Value.of("https://example.org/dir/#top"));
        assertThat(packet.text("html").orElseThrow()).isEqualTo(PAGE);
        assertThat(read("<a href=/x>", Map.of("links", true)).values("links")).containsExactly(Value.of("/x"));
    }

    @Test
    void takes_out_what_is_selected() throws Exception {
        var extract = List.of(
                Map.of("attribute", "bold", "selector", "p b"),
                Map.of("attribute", "items", "selector", "li"),
                Map.of("attribute", "first", "selector", "p:first-of-type", "what", "html"),
                Map.of("attribute", "hrefs", "selector", "a[href=x]", "what", "attribute", "htmlAttribute", "abs:href"),
                Map.of("attribute", "nothing", "selector", ".nothing"));

        var packet = read(PAGE, Map.of("extract", extract));

        assertThat(packet.values("bold")).containsExactly(Value.of("bold"));
        assertThat(packet.values("items")).containsExactly(Value.of("first"), Value.of("second"));
        assertThat(packet.text("first")).contains("Some <b>bold</b> text.");
        assertThat(packet.values("hrefs")).containsExactly(Value.of("https://example.org/dir/x"));
        assertThat(packet.has("nothing")).isFalse();
    }

    @Test
    void refuses_selectors_that_are_none() {
        assertThat(faults(Map.of("attribute", "a", "selector", "p:matches([)")))
                .isEqualTo(
                        "Faulty[faults=[Fault[pointer=/extract/0/selector, message=\"p:matches([)\" is not a CSS selector:"
                                + " Pattern syntax error: error parsing regexp: missing closing ]: `[`.]]]");
        assertThat(faults(Map.of("attribute", "a", "selector", "p", "what", "attribute")))
                .isEqualTo(
                        "Faulty[faults=[Fault[pointer=/extract/0/htmlAttribute, message=Parameter \"htmlAttribute\" is"
                                + " required when \"what\" is \"attribute\".]]]");
    }

    private static String faults(Map<String, Object> extract) {
        return HtmlAdapter.TYPE
                .schema()
                .bind(Map.of("extract", List.of(extract)))
                .toString();
    }

    @Test
    void finds_the_character_set() throws Exception {
        var meta = "<meta charset=iso-8859-1><p>\u00e4";

        assertThat(text(Documents.of("text/html", meta, ISO_8859_1), Map.of())).isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/html", "<p>\u00e4", UTF_8), Map.of()))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/html; charset=utf-8", meta, UTF_8), Map.of()))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/html", "\ufeff<p>\u00e4", UTF_16LE), Map.of()))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/html; charset=klingon", meta, ISO_8859_1), Map.of()))
                .isEqualTo("\u00e4");
        assertThat(text(Documents.of("text/html; charset=utf-8", meta, ISO_8859_1), Map.of("charset", "latin1")))
                .isEqualTo("\u00e4");
    }

    private static String text(Packet document, Map<String, ?> parameters) throws Exception {
        return ComponentTester.of(HtmlAdapter.TYPE, parameters)
                .given(document)
                .run()
                .only()
                .text("text")
                .orElseThrow();
    }

    @Test
    void reads_xhtml_as_xml() throws Exception {
        var xhtml = "<?xml version='1.0' encoding='iso-8859-1'?><html xmlns='http://www.w3.org/1999/xhtml' lang='de'>"
                + "<head><title>T</title><script src='x'/></head><body><div/><p>\u00e4</p><p>b</p></body></html>";

        var packet = ComponentTester.of(HtmlAdapter.TYPE, Map.of())
                .given(Documents.of("application/xhtml+xml", xhtml, ISO_8859_1))
                .run()
                .only();

        assertThat(Documents.texts(packet)).isEqualTo(Map.of("title", "T", "language", "de", "text", "\u00e4\nb"));
    }

    @Test
    void refuses_documents_that_are_too_large() throws Exception {
        var failure = run("x".repeat(11), Map.of("maxSize", 10)).onlyFailure();

        assertThat(failure.kind()).isEqualTo(ErrorKind.RESOURCE);
        assertThat(failure.message())
                .isEqualTo("The document has more than 10 bytes, which is the limit set for this step.");
    }

    @Test
    @Timeout(20)
    void reads_what_is_nested_deeply() throws Exception {
        var deep = "<div>".repeat(50_000) + "x";

        assertThat(read(deep, Map.of("html", true)).text("text")).contains("x");
    }

    @Test
    @Timeout(10)
    void matches_patterns_in_selectors_quickly() throws Exception {
        var extract = List.of(Map.of("attribute", "a", "selector", "p:matches((.*a){14}$)"));

        assertThat(read("<p>" + "a".repeat(28) + "b", Map.of("extract", extract))
                        .has("a"))
                .isFalse();
    }

    private static Packet read(String html) throws Exception {
        return read(html, Map.of());
    }

    private static Packet read(String html, Map<String, ?> parameters) throws Exception {
        return run(html, parameters).only();
    }

    private static TestResult run(String html, Map<String, ?> parameters) throws Exception {
        return ComponentTester.of(HtmlAdapter.TYPE, parameters)
                .given(Documents.of("text/html", html))
                .run();
    }
}
