package io.pypes.components.adapter;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.io.IOException;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;
import org.jsoup.parser.TagSet;

/// Reads HTML as browsers do, whatever its faults: the readable text, what the head says about the document, and
/// what is selected.
public final class HtmlAdapter implements Processor {
    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-html", Kind.ADAPTER, Parameters.class, HtmlAdapter::new)
            .summary("Reads the text, title, headings and description of HTML documents, and what CSS selectors find.")
            .input(Port.IN, "HTML documents.", Carries.DOCUMENTS)
            .output(Port.OUT, "A packet for each document.", Carries.RECORDS)
            .takes("text/html", "application/xhtml+xml");

    private final Parameters parameters;

    HtmlAdapter(Parameters parameters) {
        this.parameters = parameters;
    }

    /// The parameters of [HtmlAdapter].
    public record Parameters(
            @Parameter("Writes the addresses of all links into the attribute \"links\".")
            boolean links,

            @Parameter("Writes the HTML as it is into the attribute \"html\".")
            boolean html,

            @Parameter("Further things to take out of the documents.")
            List<HtmlExtract> extract,

            @Parameter(
                    value = "Character set of the documents. Without it: as said by the media type or declared in"
                            + " them.",
                    example = "windows-1252",
                    advanced = true)
            Optional<CharacterSet> charset,

            @Parameter(
                    value = "The largest document that is read.",
                    byDefault = "8000000",
                    min = 1,
                    max = 100_000_000,
                    unit = "bytes",
                    advanced = true)
            long maxSize,

            @Parameter(value = "Keeps the bytes of the document on the packet.", advanced = true)
            boolean keepContent) {

        /// Copies the list.
        public Parameters {
            extract = List.copyOf(extract);
        }
    }

    @Override
    public void process(Packet document, Call call) throws Exception {
        if (document.content().size() > parameters.maxSize) {
            throw Limits.exceeded("The document", parameters.maxSize, "bytes");
        }
        var charset = parameters
                .charset
                .map(CharacterSet::charset)
                .or(() -> document.mediaType().charset());
        DocumentInput.read(document, in -> {
            var html = Jsoup.parse(in, charset.map(Charset::name).orElse(null), "", parser(document));
            if (Thread.interrupted()) { // the parser takes an interrupt for the end of the document
                throw new InterruptedException("The run stops.");
            }
            var origin = Origin.of(document, parameters.keepContent);
            call.emit(packet(html, parameters.html ? origin.with("html", raw(document, html)) : origin));
        });
    }

    /// XHTML is parsed as XML, for the sake of empty elements such as `<script/>`, but has the elements of HTML.
    private static Parser parser(Packet document) {
        return document.mediaType().essence().equals("application/xhtml+xml")
                ? Parser.xmlParser().tagSet(TagSet.Html())
                : Parser.htmlParser();
    }

    private static String raw(Packet document, Document html) throws IOException {
        var text = new String(document.content().bytes(), html.charset());
        return text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private Packet packet(Document html, Packet origin) {
        return origin.with(editor -> {
            HtmlAttributes.of(html).forEach(editor::set);
            editor.set("text", ReadableText.of(html));
            if (parameters.links) {
                editor.set("links", HtmlAttributes.links(html));
            }
            for (var extract : parameters.extract) {
                var values = extract.values(html);
                if (!values.isEmpty()) {
                    editor.set(extract.attribute(), values);
                }
            }
        });
    }
}
