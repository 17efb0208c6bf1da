package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.DeflaterOutputStream;

/// Makes PDF documents of one page that the parser cannot be stopped in; see [HostileFiles].
final class HostilePdf {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final List<Integer> places = new ArrayList<>();

    /// @param properties of the contents of its page
    private HostilePdf(String properties, String contents) {
        this("", properties, contents);
    }

    /// @param more of the catalog
    private HostilePdf(String more, String properties, String contents) {
        write("%PDF-1.4\n");
        add("<</Type/Catalog/Pages 2 0 R%s>>".formatted(more));
        add("<</Type/Pages/Count 1/Kids[4 0 R]>>");
        add(stream(properties, contents));
        add("<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 3 0 R/Resources<</XObject<</X 5 0 R>>>>>>");
    }

    /// Its drawing contains itself twice.
    static byte[] loop() {
        var pdf = new HostilePdf("", "/X Do");
        pdf.addDrawing(5);
        return pdf.end();
    }

    /// Its drawing contains another twice and so on.
    static byte[] doubling(int levels) {
        var pdf = new HostilePdf("", "/X Do");
        for (var level = 1; level < levels; level++) {
            pdf.addDrawing(5 + level);
        }
        pdf.add(stream("/Type/XObject/Subtype/Form/BBox[0 0 9 9]", ""));
        return pdf.end();
    }

    /// Its contents unpack to so many bytes.
    static byte[] bomb(int size) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(packed)) {
            var blanks = new byte[1 << 16];
            Arrays.fill(blanks, (byte) ' ');
            for (var done = 0; done < size; done += blanks.length) {
                deflater.write(blanks);
            }
        }
        return new HostilePdf("/Filter/FlateDecode", packed.toString(ISO_8859_1)).end();
    }

    /// It has a form in XML, and its contents are in another file.
    static byte[] withForm(String xml, String contents) {
        var pdf = new HostilePdf("/AcroForm<</Fields[]/XFA 5 0 R>>", "/F(%s)".formatted(contents), "");
        pdf.add(stream("", xml));
        return pdf.end();
    }

    private void addDrawing(int inner) {
        add(stream(
                "/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</X %d 0 R>>>>".formatted(inner),
                "/X Do /X Do"));
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
