package io.pypes.documents;

import static io.pypes.documents.HostileDocuments.put;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.zip.ZipEntry;

/// Makes Office documents that are meant to do harm; see [HostileDocuments].
final class HostileOffice {

    private static final String SCHEMAS = "http://schemas.openxmlformats.org/";
    private static final String OFFICE = SCHEMAS + "officeDocument/2006/relationships";
    private static final String TEXT = "<w:document xmlns:w='%swordprocessingml/2006/main'><w:body>".formatted(SCHEMAS);
    private static final String TEXT_END = "</w:body></w:document>";
    private static final String PARAGRAPH = "<w:p><w:r><w:t>%s</w:t></w:r></w:p>";
    private static final String SHEETS = "xmlns='%sspreadsheetml/2006/main' xmlns:r='%s'".formatted(SCHEMAS, OFFICE);

    private HostileOffice() {}

    /// A text document of so many bytes, which is small when packed. Without a limit it takes many times its size.
    static byte[] textBomb(long size) {
        var paragraph = PARAGRAPH.formatted("a".repeat(100));
        return text(TEXT, paragraph, size / paragraph.length());
    }

    /// A text document with a document type before it.
    static byte[] nosyText(String documentType, String said) {
        return text(documentType + TEXT, PARAGRAPH.formatted(said), 1);
    }

    private static byte[] text(String start, String paragraph, long times) {
        return HostileDocuments.zip(zip -> {
            put(zip, "[Content_Types].xml", types(type("word/document.xml", "wordprocessingml.document.main")));
            put(zip, "_rels/.rels", relations(relation("officeDocument", "word/document.xml")));
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            zip.write(start.getBytes(UTF_8));
            HostileDocuments.repeat(paragraph, times, zip);
            zip.write(TEXT_END.getBytes(UTF_8));
        });
    }

    /// A workbook whose texts are so many bytes, which is small when packed.
    static byte[] workbookBomb(long size) {
        var text = "<si><t>" + "a".repeat(100) + "</t></si>";
        return HostileDocuments.zip(zip -> {
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
            zip.putNextEntry(new ZipEntry("xl/texts.xml"));
            zip.write("<sst %s>".formatted(SHEETS).getBytes(UTF_8));
            HostileDocuments.repeat(text, size / text.length(), zip);
            zip.write("</sst>".getBytes(UTF_8));
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
