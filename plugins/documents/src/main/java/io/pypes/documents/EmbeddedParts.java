package io.pypes.documents;

import io.pypes.documents.ReadDocuments.Embedded;
import io.pypes.sdk.MediaType;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Set;
import org.apache.tika.exception.TikaException;
import org.apache.tika.exception.WriteLimitReachedException;
import org.apache.tika.exception.ZeroByteFileException;
import org.apache.tika.extractor.EmbeddedDocumentExtractor;
import org.apache.tika.io.TemporaryResources;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.metadata.TikaCoreProperties;
import org.apache.tika.metadata.TikaCoreProperties.EmbeddedResourceType;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.apache.tika.sax.EmbeddedContentHandler;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/// Handles what is embedded in one document: attachments, files in an archive, objects in a text.
final class EmbeddedParts implements EmbeddedDocumentExtractor {

    /// What is a piece of a document rather than a document in it.
    private static final Set<EmbeddedResourceType> PIECES = EnumSet.of(
            EmbeddedResourceType.FONT,
            EmbeddedResourceType.MACRO,
            EmbeddedResourceType.METADATA,
            EmbeddedResourceType.RENDERING,
            EmbeddedResourceType.THUMBNAIL);

    private final Embedded mode;
    private final AutoDetectParser parser;
    private final ParseContext context;
    private final EmbeddedLimits limits;
    private final PartPackets packets;

    EmbeddedParts(
            Embedded mode, AutoDetectParser parser, ParseContext context, EmbeddedLimits limits, PartPackets packets) {
        this.mode = mode;
        this.parser = parser;
        this.context = context;
        this.limits = limits;
        this.packets = packets;
    }

    @Override
    public boolean shouldParseEmbedded(Metadata about) {
        var type = about.get(TikaCoreProperties.EMBEDDED_RESOURCE_TYPE);
        return mode != Embedded.IGNORE
                && PIECES.stream().noneMatch(piece -> piece.name().equals(type))
                && limits.allowOneMore();
    }

    @Override
    public void parseEmbedded(InputStream stream, ContentHandler handler, Metadata about, boolean outputHtml)
            throws SAXException, IOException {
        if (!shouldParseEmbedded(about)) { // not every parser asks
            return;
        }
        limits.enter();
        try (var files = new TemporaryResources()) {
            var part = TikaInputStream.get(limits.counted(stream), files, about);
            if (stream instanceof TikaInputStream outer && outer.getOpenContainer() != null) {
                part.setOpenContainer(outer.getOpenContainer());
            }
            part.getPath(); // so that the bytes can be had again
            if (mode == Embedded.INLINE || !packets.canBeMadeOf(part)) {
                readInline(part, handler, about);
            } else {
                packets.emit(part, about);
            }
        } catch (IOException fault) {
            if (ReadFault.isDiskFull(fault)) { // or what could be read next time would be left out
                limits.end(ReadFault.of(fault, about));
            }
            throw fault;
        } finally {
            limits.leave();
        }
    }

    private void readInline(TikaInputStream part, ContentHandler handler, Metadata about)
            throws SAXException, IOException {
        if (hasNoText(packets.type(part, about))) {
            return;
        }
        try {
            OfficeParts.check(part.getPath(), limits.cuts());
            parser.parse(part, new EmbeddedContentHandler(new BodyContentHandler(handler)), about, context);
        } catch (ZeroByteFileException _) {
            // there is nothing to read
        } catch (TikaException fault) {
            WriteLimitReachedException.throwIfWriteLimitReached(fault);
            var reason = ReadFault.of(fault, about);
            if (ReadFault.isBomb(fault) || ReadFault.isDiskFull(fault)) {
                limits.end(reason);
            }
            if (limits.areReached() || Thread.currentThread().isInterrupted()) {
                throw new IOException(fault);
            }
            packets.reject(part, about, reason);
        }
    }

    private static boolean hasNoText(MediaType type) {
        return Set.of("image", "audio", "video", "font").contains(type.type())
                && !type.subtype().endsWith("+xml");
    }
}
