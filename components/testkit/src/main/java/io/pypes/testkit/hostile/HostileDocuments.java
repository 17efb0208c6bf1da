package io.pypes.testkit.hostile;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;

/// Archives, mails, markup and pictures that are meant to fill the memory or the disk, or to take for ever.
public final class HostileDocuments {

    private static final byte[] HUGE_PICTURE = {
        (byte) 0x89,
        'P',
        'N',
        'G',
        '\r',
        '\n',
        0x1a,
        '\n', // what it is
        0,
        0,
        0,
        13,
        'I',
        'H',
        'D',
        'R', // of 13 bytes
        0,
        0,
        (byte) 0xea,
        0x60, // wide
        0,
        0,
        (byte) 0xea,
        0x60, // high
        8,
        6,
        0,
        0,
        0,
        (byte) 0x5d,
        (byte) 0xcf,
        0x1d,
        (byte) 0xa5
    };

    private HostileDocuments() {}

    /// An archive with one file of one letter over and over.
    ///
    /// @param size of the file, in bytes
    public static byte[] zipBomb(long size) {
        return Bytes.zip(zip -> {
            zip.putNextEntry(new ZipEntry("a.txt"));
            Bytes.repeat("a".repeat(1000), size / 1000, zip);
        });
    }

    /// One letter over and over, packed.
    ///
    /// @param size before it was packed, in bytes
    public static byte[] gzipBomb(long size) {
        return Bytes.bytes(out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                Bytes.repeat("a".repeat(1000), size / 1000, gzip);
            }
        });
    }

    /// An archive with so many small files.
    public static byte[] zipOfMany(int files) {
        return Bytes.zip(zip -> {
            for (var index = 0; index < files; index++) {
                Bytes.put(zip, index + ".txt", "a");
            }
        });
    }

    /// An archive in an archive and so on, with a text at the bottom.
    public static byte[] deepZip(int levels) {
        var inner = zipOf("a.txt", "bottom".getBytes(US_ASCII));
        for (var level = 1; level < levels; level++) {
            inner = zipOf("inner.zip", inner);
        }
        return inner;
    }

    /// An archive that has one archive so many times, and so on, with a text in each of the last.
    public static byte[] branchingZip(int branches, int levels) {
        var inner = "bottom".getBytes(US_ASCII);
        for (var level = 0; level < levels; level++) {
            var files = new LinkedHashMap<String, byte[]>();
            for (var branch = 0; branch < branches; branch++) {
                files.put(branch + (level == 0 ? ".txt" : ".zip"), inner);
            }
            inner = Bytes.zip(files);
        }
        return inner;
    }

    /// An archive with one file.
    public static byte[] zipOf(String name, byte[] bytes) {
        return Bytes.zip(Map.of(name, bytes));
    }

    /// An archive of files whose names lead out of any folder.
    public static byte[] zipSlip() {
        return Bytes.zip(zip -> {
            Bytes.put(zip, "../../../../tmp/slipped-1", "a");
            Bytes.put(zip, "/tmp/slipped-2", "b");
            Bytes.put(zip, "..\\..\\slipped-3", "c");
            Bytes.put(zip, "C:\\slipped-4", "d");
        });
    }

    /// Ten entities, each ten times the one before.
    public static byte[] billionLaughs() {
        var entities = new StringBuilder("<!ENTITY e0 'ha'>");
        for (var level = 1; level <= 10; level++) {
            entities.append("<!ENTITY e%d '%s'>"
                    .formatted(level, "&e%d;".formatted(level - 1).repeat(10)));
        }
        return "<!DOCTYPE a [%s]><a>&e10;</a>".formatted(entities).getBytes(US_ASCII);
    }

    /// One entity of so many letters, so many times.
    public static byte[] quadraticBlowUp(int count) {
        return "<!DOCTYPE a [<!ENTITY e '%s'>]><a>%s</a>"
                .formatted("a".repeat(count), "&e;".repeat(count))
                .getBytes(US_ASCII);
    }

    /// Elements in each other, never closed.
    public static byte[] deepXml(int levels) {
        return "<a>".repeat(levels).getBytes(US_ASCII);
    }

    /// Divisions in each other, never closed, with a text at the bottom.
    public static byte[] deepHtml(int levels) {
        return ("<html><body>" + "<div>".repeat(levels) + "bottom").getBytes(US_ASCII);
    }

    /// Groups in each other, with a text at the top and one at the bottom.
    public static byte[] deepRtf(int levels) {
        return ("{\\rtf1\\ansi top\\par " + "{".repeat(levels) + "bottom\\par " + "}".repeat(levels) + "}")
                .getBytes(US_ASCII);
    }

    /// Arrays in each other.
    public static byte[] deepJson(int levels) {
        return ("[".repeat(levels) + "]".repeat(levels)).getBytes(US_ASCII);
    }

    /// A mail with so many attachments.
    public static byte[] mailOfMany(int parts) {
        return Bytes.bytes(out -> {
            out.write("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
                    .getBytes(US_ASCII));
            Bytes.repeat(
                    "--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\na\n",
                    parts,
                    out);
            out.write("--B--\n".getBytes(US_ASCII));
        });
    }

    /// A mail in which parts are in parts and so on.
    public static byte[] deepMail(int levels) {
        var mail = new StringBuilder("From: a@b.example\nMIME-Version: 1.0\n");
        for (var level = 0; level < levels; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n".formatted(level, level));
        }
        return mail.append("Content-Type: text/plain\n\nbottom\n").toString().getBytes(US_ASCII);
    }

    /// A table in one line.
    public static byte[] longRow(int cells) {
        return Bytes.bytes(out -> Bytes.repeat("cell,", cells, out));
    }

    /// A table whose only cell does not end.
    ///
    /// @param size in bytes
    public static byte[] endlessCell(int size) {
        return ("\"" + "cell,".repeat(size / 5)).getBytes(US_ASCII);
    }

    /// A picture that says it has 60000 by 60000 pixels.
    public static byte[] hugePicture() {
        return HUGE_PICTURE.clone();
    }
}
