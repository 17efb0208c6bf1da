package io.pypes.components.adapter;

import io.pypes.sdk.Call;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.Port;
import io.pypes.sdk.Port.Carries;
import io.pypes.sdk.Processor;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.parser.Parser;

/// Reads HTML as browsers do, whatever its faults: the readable text, what the head says about the document, and what
/// is
/// selected.
public final class HtmlAdapter implements Processor {
    /// What there is to know about it.
    public static final ComponentType<Parameters> TYPE = ComponentType.of(
                    "read-html", Kind.ADAPTER, Parameters.class, HtmlAdapter::new)
            .name("Read HTML")
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

            @Parameter("Writes the HTML itself into the attribute \"html\".")
            boolean html,

            @Parameter("Further things to take out of the documents.")
            List<HtmlExtract> extract,

            @Parameter(
                    value = "Character set of the documents, where it is neither marked or declared in them nor said by"
                            + " the media type.",
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
            var isXml = document.mediaType().essence().equals("application/xhtml+xml");
            var html = Jsoup.parse(
                    in, charset.map(Charset::name).orElse(null), "", isXml ? Parser.xmlParser() : Parser.htmlParser());
            call.emit(packet(html, Origin.of(document, parameters.keepContent)));
        });
    }

    private Packet packet(Document html, Packet origin) {
        return origin.with(editor -> {
            HtmlAttributes.of(html).forEach(editor::set);
            editor.set("text", ReadableText.of(html));
            if (parameters.links) {
                editor.set("links", HtmlAttributes.links(html));
            }
            if (parameters.html) {
                editor.set("html", html.outerHtml());
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
