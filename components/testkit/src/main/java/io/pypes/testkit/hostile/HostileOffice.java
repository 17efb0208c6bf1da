package io.pypes.testkit.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.zip.ZipEntry;

/// Office documents that are meant to fill the memory: read without a limit, each takes many times its unpacked size.
public final class HostileOffice {

    private static final String SCHEMAS = "http://schemas.openxmlformats.org/";
    private static final String OFFICE = SCHEMAS + "officeDocument/2006/relationships";
    private static final String TEXT = "<w:document xmlns:w='%swordprocessingml/2006/main'><w:body>".formatted(SCHEMAS);
    private static final String TEXT_END = "</w:body></w:document>";
    private static final String PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";
    private static final String SHEETS = "xmlns='%sspreadsheetml/2006/main' xmlns:r='%s'".formatted(SCHEMAS, OFFICE);

    private HostileOffice() {}

    /// A text document that is small when packed, so that it can be told from honest ones.
    ///
    /// @param size unpacked, in bytes
    public static byte[] textBomb(long size) {
        return text(textParts(""), size, HostileOffice::same);
    }

    /// Such a text document with a part that says it is encrypted, but is not used: whoever gives up there
    /// takes the document for harmless.
    ///
    /// @param size unpacked, in bytes
    public static byte[] markedTextBomb(long size) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("unused.rels", "");
        parts.putAll(textParts(""));
        var bytes = text(parts, size, HostileOffice::same);
        var directory = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(bytes.length - 6);
        bytes[directory + 8] |= 1; // the flags of the first part
        return bytes;
    }

    /// A text document that packs no better than honest ones. Ends a process with little memory.
    ///
    /// @param size unpacked, in bytes
    public static byte[] largeText(long size) {
        return text(textParts(""), size, differing());
    }

    /// A workbook that is small when packed, so that it can be told from honest ones.
    ///
    /// @param size of its texts when unpacked, in bytes
    public static byte[] workbookBomb(long size) {
        return workbook(size, HostileOffice::same);
    }

    /// A workbook that packs no better than honest ones. Ends a process with little memory.
    ///
    /// @param size of its texts when unpacked, in bytes
    public static byte[] largeWorkbook(long size) {
        return workbook(size, differing());
    }

    private static String same() {
        return "a".repeat(100);
    }

    private static Supplier<String> differing() {
        var random = new SplittableRandom(1);
        return () -> "a".repeat(50) + random.nextInt();
    }

    private static byte[] text(Map<String, String> parts, long size, Supplier<String> words) {
        return zip(parts, "word/document.xml", TEXT, size, () -> PARAGRAPH.formatted(words.get()), TEXT_END);
    }

    /// A text document with one paragraph.
    ///
    /// @param documentType before it; may be empty
    /// @param template the address of the one it is made from; may be empty
    static byte[] text(String documentType, String said, String template) {
        var parts = textParts(template);
        return zip(parts, "word/document.xml", documentType + TEXT, 1, () -> PARAGRAPH.formatted(said), TEXT_END);
    }

    private static Map<String, String> textParts(String template) {
        var parts = new LinkedHashMap<String, String>();
        parts.put("[Content_Types].xml", types(type("word/document.xml", "wordprocessingml.document.main")));
        parts.put("_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
        if (!template.isEmpty()) {
            parts.put(
                    "word/_rels/document.xml.rels",
                    relations("<Relationship Id='a' Type='%s/attachedTemplate' Target='%s' TargetMode='External'/>"
                            .formatted(OFFICE, template)));
        }
        return parts;
    }

    private static byte[] workbook(long size, Supplier<String> words) {
        var parts = new LinkedHashMap<String, String>();
        parts.put(
                "[Content_Types].xml",
                types(type("xl/workbook.xml", "spreadsheetml.sheet.main")
                        + type("xl/sheet.xml", "spreadsheetml.worksheet")
                        + type("xl/texts.xml", "spreadsheetml.sharedStrings")));
        parts.put("_rels/.rels", relations(relation("officeDocument", "xl/workbook.xml")));
        parts.put(
                "xl/_rels/workbook.xml.rels",
                relations(relation("worksheet", "sheet.xml") + relation("sharedStrings", "texts.xml")));
        parts.put(
                "xl/workbook.xml",
                "<workbook %s><sheets><sheet name='a' sheetId='1' r:id='worksheet'/></sheets></workbook>"
                        .formatted(SHEETS));
        parts.put(
                "xl/sheet.xml",
                "<worksheet %s><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c></row></sheetData></worksheet>"
                        .formatted(SHEETS));
        return zip(
                parts,
                "xl/texts.xml",
                "<sst %s>".formatted(SHEETS),
                size,
                () -> "<si><t>%s</t></si>".formatted(words.get()),
                "</sst>");
    }

    /// @param large the name of the part that has so many bytes
    private static byte[] zip(
            Map<String, String> parts, String large, String start, long size, Supplier<String> element, String end) {
        return Bytes.zip(zip -> {
            for (var part : parts.entrySet()) {
                Bytes.put(zip, part.getKey(), part.getValue());
            }
            zip.putNextEntry(new ZipEntry(large));
            zip.write(start.getBytes(UTF_8));
            for (var written = 0L; written < size; ) {
                var bytes = element.get().getBytes(UTF_8);
                zip.write(bytes);
                written += bytes.length;
            }
            zip.write(end.getBytes(UTF_8));
        });
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
}
