package io.pypes.server.worker;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes documents that fill the memory of a small worker or keep it busy for longer than it may be.
final class HostileFiles {

    private static final String SCHEMAS = "http://schemas.openxmlformats.org/";
    private static final String OFFICE = SCHEMAS + "officeDocument/2006/relationships";
    private static final String SHEETS = "xmlns='%sspreadsheetml/2006/main' xmlns:r='%s'".formatted(SCHEMAS, OFFICE);

    private HostileFiles() {}

    /// One of each, by file name.
    static Map<String, byte[]> all() throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("loop.pdf", HostilePdf.loop());
        files.put("bomb.pdf", HostilePdf.bomb(300_000_000));
        files.put("many.zip", zipOfMany(200_000));
        files.put("large.docx", text(30_000_000));
        files.put("doubling.pdf", HostilePdf.doubling(25));
        files.put("large.xlsx", workbook(60_000_000));
        files.put("one-line.csv", oneCell(60_000_000));
        files.put("many.eml", mailOfMany(300_000));
        return files;
    }

    private static byte[] zipOfMany(int files) throws IOException {
        return zip(zip -> {
            for (var index = 0; index < files; index++) {
                zip.putNextEntry(new ZipEntry(index + ".txt"));
                zip.write('a');
            }
        });
    }

    private static byte[] mailOfMany(int parts) {
        var part = "--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\na\n";
        return ("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
                        + part.repeat(parts)
                        + "--B--\n")
                .getBytes(US_ASCII);
    }

    /// A table whose only cell does not end.
    private static byte[] oneCell(int size) {
        return ("\"" + "cell,".repeat(size / 5)).getBytes(US_ASCII);
    }

    /// A text document that unpacks to so many bytes, but packs no better than honest ones.
    private static byte[] text(int size) throws IOException {
        return zip(zip -> {
            put(zip, "[Content_Types].xml", types(type("word/document.xml", "wordprocessingml.document.main")));
            put(zip, "_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
            put(
                    zip,
                    "word/document.xml",
                    "<w:document xmlns:w='%swordprocessingml/2006/main'><w:body>".formatted(SCHEMAS));
            repeat(zip, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", size);
            zip.write("</w:body></w:document>".getBytes(UTF_8));
        });
    }

    /// A workbook whose texts are so many bytes, but pack no better than honest ones.
    private static byte[] workbook(int size) throws IOException {
        return zip(zip -> {
            put(
                    zip,
                    "[Content_Types].xml",
                    types(type("xl/workbook.xml", "spreadsheetml.sheet.main")
                            + type("xl/sheet.xml", "spreadsheetml.worksheet")
                            + type("xl/texts.xml", "spreadsheetml.sharedStrings")));
            put(zip, "_rels/.rels", relations(relation("officeDocument", "xl/workbook.xml")));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    relations(relation("worksheet", "sheet.xml") + relation("sharedStrings", "texts.xml")));
            put(
                    zip,
                    "xl/workbook.xml",
                    "<workbook %s><sheets><sheet name='a' sheetId='1' r:id='worksheet'/></sheets></workbook>"
                            .formatted(SHEETS));
            put(
                    zip,
                    "xl/sheet.xml",
                    "<worksheet %s><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>"
                            .formatted(SHEETS));
            put(zip, "xl/texts.xml", "<sst %s>".formatted(SHEETS));
            repeat(zip, "<si><t>%s</t></si>", size);
            zip.write("</sst>".getBytes(UTF_8));
        });
    }

    /// Writes an element again and again, with a number that differs.
    private static void repeat(ZipOutputStream zip, String element, int size) throws IOException {
        var random = new SplittableRandom(1);
        for (var written = 0; written < size; ) {
            var bytes = element.formatted("a".repeat(50) + random.nextInt()).getBytes(US_ASCII);
            zip.write(bytes);
            written += bytes.length;
        }
    }

    private static String types(String types) {
        return "<Types xmlns='%spackage/2006/content-types'>".formatted(SCHEMAS)
                + "<Default Extension='rels' ContentType='application/vnd.openxmlformats-package.relationships+xml'/>"
                + types
                + "</Types>";
    }

    private static String type(String part, String type) {
        return "<Override PartName='/%s' ContentType='application/vnd.openxmlformats-officedocument.%s+xml'/>"
                .formatted(part, type);
    }

    private static String relations(String relations) {
        return "<Relationships xmlns='%spackage/2006/relationships'>%s</Relationships>".formatted(SCHEMAS, relations);
    }

    private static String relation(String kind, String target) {
        return "<Relationship Id='%s' Type='%s/%s' Target='%s'/>".formatted(kind, OFFICE, kind, target);
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
    }

    private static byte[] zip(Writing files) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            files.into(zip);
        }
        return bytes.toByteArray();
    }

    private interface Writing {
        void into(ZipOutputStream zip) throws IOException;
    }
}
