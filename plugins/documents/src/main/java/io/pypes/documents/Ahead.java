package io.pypes.documents;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.tika.exception.TikaException;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.parser.AutoDetectParser;
import org.apache.tika.parser.ParseContext;
import org.apache.tika.sax.BodyContentHandler;
import org.xml.sax.SAXException;

/// Reads one small document of each of the usual kinds, so that the parsers and what they need are loaded: the first
/// document takes a new process about two seconds.
final class Ahead {

    private static final String RTF = "{\\rtf1\\ansi Read ahead.\\par}";
    private static final String MAIL = "From: a@example.org\r\nSubject: This\r\n\r\nRead ahead.\r\n";
    private static final String PDF = """
            %PDF-1.4
            1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
            2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
            3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 99 99] /Contents 4 0 R
              /Resources <</Font <</F <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>>>>>>> endobj
            4 0 obj <</Length 33>> stream
            BT /F 9 Tf 9 9 Td (Read ahead.) Tj ET
            endstream endobj
            trailer <</Root 1 0 R>>
            %%EOF
            """;
    private static final Map<String, String> WORD =
            Map.of("[Content_Types].xml", """
            <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels"
            ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/d.xml"
            ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>
            """, "_rels/.rels", """
            <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r"
            Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"
            Target="d.xml"/></Relationships>
            """, "d.xml", """
            <w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r>
            <w:t>Read ahead.</w:t></w:r></w:p></w:body></w:document>
            """);

    private Ahead() {}

    /// The documents.
    static List<byte[]> documents() {
        return List.of(
                "<html><body>Read ahead.</body></html>".getBytes(UTF_8),
                RTF.getBytes(UTF_8),
                PDF.getBytes(UTF_8),
                word(),
                MAIL.getBytes(UTF_8));
    }

    private static byte[] word() {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var part : WORD.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue().strip().getBytes(UTF_8));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    /// Reads them all.
    static void read(AutoDetectParser parser) {
        documents().forEach(document -> text(parser, document));
    }

    /// The text of one; empty if it cannot be read, which does not matter here.
    static String text(AutoDetectParser parser, byte[] document) {
        var text = new BodyContentHandler();
        try {
            parser.parse(new ByteArrayInputStream(document), text, new Metadata(), new ParseContext());
            return text.toString();
        } catch (IOException | SAXException | TikaException | RuntimeException _) {
            return "";
        }
    }
}
