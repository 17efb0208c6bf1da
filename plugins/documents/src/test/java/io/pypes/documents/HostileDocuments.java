package io.pypes.documents;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Makes documents that are meant to do harm: to fill the memory or the disk, to take for ever, or to read what is none
/// of their business. See [HostileOffice] and [HostilePdf] for more.
final class HostileDocuments {

    private HostileDocuments() {}

    /// An archive with one file of one letter over and over.
    static byte[] zipBomb(long size) {
        return zip(zip -> {
            zip.putNextEntry(new ZipEntry("a.txt"));
            repeat("a".repeat(1000), size / 1000, zip);
        });
    }

    static byte[] gzipBomb(long size) {
        return bytes(out -> {
            try (var gzip = new GZIPOutputStream(out)) {
                repeat("a".repeat(1000), size / 1000, gzip);
            }
        });
    }

    /// An archive with so many small files.
    static byte[] zipOfMany(int files) {
        return zip(zip -> {
            for (var index = 0; index < files; index++) {
                zip.putNextEntry(new ZipEntry(index + ".txt"));
                zip.write('a');
            }
        });
    }

    /// An archive in an archive and so on, with a text at the bottom.
    static byte[] deepZip(int levels) {
        var inner = zip(Map.of("a.txt", "bottom"));
        for (var level = 1; level < levels; level++) {
            inner = zipOf("inner.zip", inner);
        }
        return inner;
    }

    /// An archive with one file.
    static byte[] zipOf(String name, byte[] bytes) {
        return zip(zip -> {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(bytes);
        });
    }

    /// An archive of files whose names lead out of any folder.
    static byte[] zipSlip() {
        return zip(Map.of(
                "../../../../tmp/slipped-1", "a",
                "/tmp/slipped-2", "b",
                "..\\..\\slipped-3", "c",
                "C:\\slipped-4", "d"));
    }

    /// Ten entities, each ten times the one before.
    static byte[] billionLaughs() {
        var entities = new StringBuilder("<!ENTITY e0 'ha'>");
        for (var level = 1; level <= 10; level++) {
            entities.append("<!ENTITY e%d '%s'>"
                    .formatted(level, "&e%d;".formatted(level - 1).repeat(10)));
        }
        return "<!DOCTYPE a [%s]><a>&e10;</a>".formatted(entities).getBytes(US_ASCII);
    }

    /// One entity of so many letters, so many times.
    static byte[] quadraticBlowUp(int count) {
        return "<!DOCTYPE a [<!ENTITY e '%s'>]><a>%s</a>"
                .formatted("a".repeat(count), "&e;".repeat(count))
                .getBytes(US_ASCII);
    }

    /// Documents that want a file and what a service says, by their file names.
    static Map<String, byte[]> nosy(URI file, URI service) {
        var entities = "<!ENTITY file SYSTEM '%s'><!ENTITY service SYSTEM '%s'><!ENTITY %% more SYSTEM '%s'> %%more;"
                .formatted(file, service, service);
        var said = "before &file; &service; after";
        var documents = new LinkedHashMap<String, byte[]>();
        documents.put(
                "a.xml", "<!DOCTYPE a [%s]><a>%s</a>".formatted(entities, said).getBytes(UTF_8));
        documents.put(
                "a.svg",
                "<!DOCTYPE svg [%s]><svg xmlns='http://www.w3.org/2000/svg'><text>%s</text></svg>"
                        .formatted(entities, said)
                        .getBytes(UTF_8));
        documents.put(
                "a.xhtml",
                "<!DOCTYPE html [%s]><html xmlns='http://www.w3.org/1999/xhtml'><body><p>%s</p></body></html>"
                        .formatted(entities, said)
                        .getBytes(UTF_8));
        documents.put("a.docx", HostileOffice.nosyText("<!DOCTYPE w:document [%s]>".formatted(entities), said));
        return documents;
    }

    /// Elements in each other, never closed.
    static byte[] deepXml(int levels) {
        return "<a>".repeat(levels).getBytes(US_ASCII);
    }

    static byte[] deepHtml(int levels) {
        return ("<html><body>" + "<div>".repeat(levels) + "bottom").getBytes(US_ASCII);
    }

    static byte[] deepRtf(int levels) {
        return ("{\\rtf1\\ansi top\\par " + "{".repeat(levels) + "bottom\\par " + "}".repeat(levels) + "}")
                .getBytes(US_ASCII);
    }

    /// A mail with so many attachments.
    static byte[] mailOfMany(int parts) {
        return bytes(out -> {
            out.write("From: a@b.example\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=B\n\n"
                    .getBytes(US_ASCII));
            repeat("--B\nContent-Type: text/plain\nContent-Disposition: attachment; filename=a.txt\n\na\n", parts, out);
            out.write("--B--\n".getBytes(US_ASCII));
        });
    }

    /// A mail in which parts are in parts and so on.
    static byte[] deepMail(int levels) {
        var mail = new StringBuilder("From: a@b.example\nMIME-Version: 1.0\n");
        for (var level = 0; level < levels; level++) {
            mail.append("Content-Type: multipart/mixed; boundary=B%d\n\n--B%d\n".formatted(level, level));
        }
        return mail.append("Content-Type: text/plain\n\nbottom\n").toString().getBytes(US_ASCII);
    }

    /// A table in one line.
    static byte[] longRow(int cells) {
        return bytes(out -> repeat("cell,", cells, out));
    }

    /// A picture that says it has 60000 by 60000 pixels.
    static byte[] hugePicture() {
        return new byte[] {
            (byte) 0x89,
            'P',
            'N',
            'G',
            '\r',
            '\n',
            0x1a,
            '\n',
            0,
            0,
            0,
            13,
            'I',
            'H',
            'D',
            'R',
            0,
            0,
            (byte) 0xea,
            0x60,
            0,
            0,
            (byte) 0xea,
            0x60,
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
    }

    static byte[] zip(Map<String, String> texts) {
        return zip(zip -> {
            for (var file : texts.entrySet()) {
                put(zip, file.getKey(), file.getValue());
            }
        });
    }

    static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(UTF_8));
    }

    static byte[] zip(Writing<ZipOutputStream> files) {
        return bytes(out -> {
            try (var zip = new ZipOutputStream(out)) {
                files.into(zip);
            }
        });
    }

    static void repeat(String text, long times, OutputStream out) throws IOException {
        var together = Math.clamp(times, 1, 1000);
        var block = text.repeat(together).getBytes(UTF_8);
        for (var done = 0L; done + together <= times; done += together) {
            out.write(block);
        }
        out.write(text.repeat((int) (times % together)).getBytes(UTF_8));
    }

    private static byte[] bytes(Writing<OutputStream> writing) {
        var bytes = new ByteArrayOutputStream();
        try {
            writing.into(bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    interface Writing<T> {
        void into(T out) throws IOException;
    }
}
