package io.pypes.documents;

import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.apache.tika.config.TikaConfig;
import org.apache.tika.exception.TikaException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.EmptyParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.parser.Parser;
import org.apache.tika.parser.pdf.PDFParserConfig;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/// Reads one document after the other.
final class DocumentReader {

    /// Keeps nothing of a document, so one serves all nodes.
    private static final AutoDetectParser PARSER = parser();

    private static final PDFParserConfig WITHOUT_OCR = withoutOcr();

    private final ReadDocuments.Parameters parameters;

    DocumentReader(ReadDocuments.Parameters parameters) {
        this.parameters = parameters;
    }

    private static AutoDetectParser parser() {
        // Or the list of fonts on this machine would be written into the home folder.
        var cache = System.getProperty("pypes.cache", System.getProperty("java.io.tmpdir"));
        System.getProperties().putIfAbsent("pdfbox.fontcache", cache);
        try {
            var parser = new AutoDetectParser(new TikaConfig(DocumentReader.class.getClassLoader()));
            OfficeParts.limitParser(); // now that the parsers are loaded, as one of them takes the limits off
            return parser;
        } catch (TikaException | IOException broken) {
            throw new IllegalStateException("The JAR with the parsers is broken.", broken);
        }
    }

    /// Loads what reading needs.
    static void loadAhead() {
        Ahead.read(PARSER);
    }

    private static PDFParserConfig withoutOcr() {
        var config = new PDFParserConfig();
        config.setOcrStrategy(PDFParserConfig.OCR_STRATEGY.NO_OCR);
        return config;
    }

    Packet read(Packet packet, Call call) throws PacketException, InterruptedException {
        if (packet.content().size() == 0) {
            throw ReadFault.empty();
        }
        var about = hints(packet);
        var cuts = new Cuts(parameters, call.clock());
        var text = new DocumentText(parameters, cuts);
        var limits = new EmbeddedLimits(parameters, cuts);
        var packets = new PartPackets(packet, call, PARSER.getDetector());
        var fault = parse(packet, text, about, context(limits, packets), cuts);
        if (Thread.interrupted()) {
            throw new InterruptedException("The run stops.");
        }
        if (limits.ended().isPresent()) {
            throw limits.ended().get();
        }
        if (fault.isPresent() && !cuts.stopped()) {
            throw ReadFault.of(fault.get(), about);
        }
        if (Arrays.asList(about.getValues(TikaCoreProperties.TIKA_PARSED_BY)).contains(EmptyParser.class.getName())) {
            throw ReadFault.unsupported(about);
        }
        var tidied = text.tidied();
        if (cuts.isTimeOver() && tidied.isEmpty() && !packets.any()) {
            throw ReadFault.tooSlow();
        }
        return read(packet, tidied, about, cuts);
    }

    private Packet read(Packet packet, String text, Metadata about, Cuts cuts) {
        var read = parameters.keepContent() ? packet : packet.withContent(Content.EMPTY);
        return read.with(editor -> {
                    editor.set("text", text);
                    DocumentProperties.set(editor, about, parameters.properties());
                    if (!cuts.limits().isEmpty()) {
                        editor.set("truncated", Value.of(true));
                        editor.set("truncatedBy", cuts.limits());
                    }
                })
                .withMediaType(MediaType.find(about.get(Metadata.CONTENT_TYPE)).orElse(packet.mediaType()));
    }

    private static Metadata hints(Packet packet) {
        var hints = new Metadata();
        packet.metadata(io.pypes.sdk.Metadata.FILENAME)
                .ifPresent(name -> hints.set(TikaCoreProperties.RESOURCE_NAME_KEY, name.asText()));
        if (!packet.mediaType().equals(MediaType.UNKNOWN)) {
            hints.set(Metadata.CONTENT_TYPE, packet.mediaType().toString());
        }
        return hints;
    }

    private ParseContext context(EmbeddedLimits limits, PartPackets packets) {
        var context = new ParseContext();
        context.set(Parser.class, PARSER);
        context.set(PDFParserConfig.class, WITHOUT_OCR);
        context.set(
                EmbeddedDocumentExtractor.class,
                new EmbeddedParts(parameters.embedded(), PARSER, context, limits, packets));
        return context;
    }

    /// Fills text and properties.
    ///
    /// @return what the parser ended with, if not well
    private Optional<Throwable> parse(Packet packet, DocumentText text, Metadata about, ParseContext context, Cuts cuts)
            throws PacketException {
        try (var files = new TemporaryResources();
                var bytes = packet.content().open()) {
            var stream = TikaInputStream.get(bytes, files, about);
            var file = stream.getPath(); // so that a fault after this is one of the document
            try {
                OfficeParts.check(file, cuts);
                PARSER.parse(stream, new BodyContentHandler(text), about, context);
                return Optional.empty();
            } catch (TikaException | SAXException | IOException | RuntimeException | StackOverflowError fault) {
                return Optional.of(fault); // whatever it is, the document made the parser throw it
            }
        } catch (IOException unreadable) {
            throw ReadFault.unreadable(unreadable);
        }
    }
}
