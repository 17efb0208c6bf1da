package io.pypes.testkit.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/// PDF documents that are meant to fill the memory or to take for ever. A parser can hardly be stopped while it
/// reads one page, so that some are only for tests that have a process to lose.
public final class HostilePdf {

    private static final String FONT = "<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>";
    private static final String PAGE = "<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R"
            + "/Resources<</Font<</F 4 0 R>>/XObject<</X 6 0 R>>>>>>";

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    private HostilePdf() {}

    /// A document with so many pages, each with the text "page".
    public static byte[] ofMany(int pages) {
        var pdf = new HostilePdf();
        var kids = new StringBuilder();
        for (var index = 0; index < pages; index++) {
            kids.append(5 + index).append(" 0 R ");
        }
        pdf.start("", kids.toString(), pages, stream("", "BT /F 1 Tf (page) Tj ET"));
        for (var index = 0; index < pages; index++) {
            pdf.add(PAGE);
        }
        return pdf.end();
    }

    /// A page whose content unpacks to so many bytes. Ends a process that has less memory than some times that.
    public static byte[] bomb(int size) {
        var packed = Bytes.bytes(out -> {
            try (var deflater = new DeflaterOutputStream(out)) {
                Bytes.repeat(" ", size, deflater);
            }
        });
        return onePage(stream("/Filter/FlateDecode", new String(packed, ISO_8859_1)))
                .end();
    }

    /// A page with a drawing that contains itself twice. Keeps a thread busy for ever.
    public static byte[] loop() {
        var pdf = onePage(stream("", "/X Do"));
        pdf.addDrawing(6);
        return pdf.end();
    }

    /// A page with a drawing that contains another twice and so on. Keeps a thread busy for a time that doubles with
    /// each level.
    public static byte[] doubling(int levels) {
        var pdf = onePage(stream("", "/X Do"));
        for (var level = 1; level < levels; level++) {
            pdf.addDrawing(6 + level);
        }
        pdf.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", ""));
        return pdf.end();
    }

    /// A document that has a form in XML, and a page whose contents are in a file beside it.
    static byte[] withForm(String xml, String contents) {
        var pdf = new HostilePdf();
        pdf.start("/AcroForm<</Fields[]/XFA 6 0 R>>", "5 0 R", 1, stream("/F(%s)".formatted(contents), ""));
        pdf.add(PAGE);
        pdf.add(stream("", xml));
        return pdf.end();
    }

    /// Its drawing is the next object, number 6.
    private static HostilePdf onePage(String contents) {
        var pdf = new HostilePdf();
        pdf.start("", "5 0 R", 1, contents);
        pdf.add(PAGE);
        return pdf;
    }

    private void addDrawing(int inner) {
        add(stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>".formatted(inner),
                "/X Do /X Do"));
    }

    /// Objects 1 to 4; pages begin at 5.
    ///
    /// @param more of the catalog
    private void start(String more, String kids, int pages, String contents) {
        write("%PDF-1.4\n");
        add("<</Type/Catalog/Pages 2 0 R%s>>".formatted(more));
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
