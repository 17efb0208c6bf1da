package io.pypes.server.worker;

import io.pypes.testkit.hostile.HostileDocuments;
import io.pypes.testkit.hostile.HostileOffice;
import io.pypes.testkit.hostile.HostilePdf;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/// Documents for a small worker that allows a second for each.
final class HostileFiles {

    private HostileFiles() {}

    /// Those that cannot be read whole, by file name: they fill its memory, keep it busy for longer, or are refused.
    static Map<String, byte[]> harmful() {
        var files = new LinkedHashMap<String, byte[]>();
        files.put("loop.pdf", HostilePdf.loop());
        files.put("bomb.pdf", HostilePdf.bomb(300_000_000));
        files.put("many.zip", HostileDocuments.zipOfMany(200_000));
        files.put("large.docx", HostileOffice.largeText(30_000_000));
        files.put("doubling.pdf", HostilePdf.doubling(25));
        files.put("large.xlsx", HostileOffice.largeWorkbook(60_000_000));
        files.put("one-line.csv", HostileDocuments.endlessCell(60_000_000));
        files.put("many.eml", HostileDocuments.mailOfMany(300_000));
        files.put("pages.pdf", HostilePdf.ofMany(60_000));
        files.put("bomb.docx", HostileOffice.textBomb(300_000_000));
        files.put("marked.docx", HostileOffice.markedTextBomb(300_000_000));
        files.put("bomb.xlsx", HostileOffice.workbookBomb(300_000_000));
        files.put("bomb.zip", HostileDocuments.zipBomb(300_000_000));
        files.put("bomb.gz", HostileDocuments.gzipBomb(300_000_000));
        files.put("branching.zip", HostileDocuments.branchingZip(16, 5));
        files.put("deep.zip", HostileDocuments.deepZip(40));
        files.put("laughs.xml", HostileDocuments.billionLaughs());
        files.put("quadratic.xml", HostileDocuments.quadraticBlowUp(100_000));
        files.put("deep.xml", HostileDocuments.deepXml(500_000));
        files.put("deep.eml", HostileDocuments.deepMail(3_000));
        files.put("huge.png", HostileDocuments.hugePicture());
        files.put("random.pdf", random());
        return files;
    }

    /// Those that look dangerous, but can be read, by file name.
    static Map<String, byte[]> harmless() {
        return Map.of(
                "slip.zip", HostileDocuments.zipSlip(),
                "deep.html", HostileDocuments.deepHtml(5_000),
                "deep.rtf", HostileDocuments.deepRtf(100_000),
                "deep.json", HostileDocuments.deepJson(400_000));
    }

    private static byte[] random() {
        var bytes = new byte[1_000_000];
        new Random(1).nextBytes(bytes);
        bytes[0] = '%';
        bytes[1] = 'P';
        bytes[2] = 'D';
        bytes[3] = 'F';
        return bytes;
    }
}
