package io.pypes.documents;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/// Makes PDF documents that are meant to do harm; see [HostileDocuments]. The parser cannot be ended from
/// outside while it reads one page, so that some are only for tests that have a process to lose.
final class HostilePdf {

    private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R"
            + "/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private HostilePdf() {}

    /// A document with so many pages, each with the text "page".
    static byte[] ofMany(int pages) {
        var pdf = new HostilePdf();
        var kids = new StringBuilder();
        for (var index = 0; index < pages; index++) {
            kids.append(5 + index).append(" 0 R ");
        }
        pdf.start(kids.toString(), pages, stream("", "BT /F 1 Tf (page) Tj ET"));
        for (var index = 0; index < pages; index++) {
            pdf.add(PAGE);
        }
        return pdf.end();
    }

    /// A page whose content unpacks to so many bytes. Brings down a process that has less memory than some times that.
    static byte[] bomb(int size) {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var blanks = new byte[1 << 16];
            Arrays.fill(blanks, (byte) ' ');
            for (var done = 0; done < size; done += blanks.length) {
                deflater.write(blanks);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var pdf = new HostilePdf();
        pdf.start("5 0 R", 1, stream("/Filter/FlateDecode", packed.toString(ISO_8859_1)));
        pdf.add(PAGE);
        return pdf.end();
    }

    /// A page with a drawing that contains itself twice. Keeps a thread busy for ever.
    static byte[] loop() {
        var pdf = new HostilePdf();
        pdf.start("5 0 R", 1, stream("", "/X Do"));
        pdf.add(PAGE);
        pdf.addDrawing(6);
        return pdf.end();
    }

    /// A page with a drawing that contains another twice and so on. Keeps a thread busy for a time that doubles with
    /// each level.
    static byte[] doubling(int levels) {
        var pdf = new HostilePdf();
        pdf.start("5 0 R", 1, stream("", "/X Do"));
        pdf.add(PAGE);
        for (var level = 1; level < levels; level++) {
            pdf.addDrawing(6 + level);
        }
        pdf.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", ""));
        return pdf.end();
    }

    private void addDrawing(int inner) {
        add(stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>".formatted(inner),
                "/X Do /X Do"));
    }

    /// Objects 1 to 4; pages begin at 5.
    private void start(String kids, int pages, String contents) {
        write("%PDF-1.4\n");
        add("<</Type/Catalog/Pages 2 0 R>>");
        add("<</Type/Pages/Count %d/Kids[%s]>>".formatted(pages, kids));
        add(contents);
        add(FONT);
    }

    private static String stream(String properties, String contents) {
        return "<</Length %d%s>>stream\n%s\nendstream".formatted(contents.length(), properties, contents);
    }

    private void add(String object) {
        places.add(bytes.size());
        write("%d 0 obj%s endobj\n".formatted(places.size(), object));
    }

    private byte[] end() {
        var table = bytes.size();
        write("xref\n0 %d\n0000000000 65535 f \n".formatted(places.size() + 1));
        places.forEach(place -> write("%010d 00000 n \n".formatted(place)));
        write("trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n".formatted(places.size() + 1, table));
        return bytes.toByteArray();
    }

    private void write(String text) {
        bytes.writeBytes(text.getBytes(ISO_8859_1));
    }
}
