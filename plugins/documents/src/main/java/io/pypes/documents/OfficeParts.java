package io.pypes.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.apache.tika.exception.TikaException;

/// Looks at the parts of Office files before the parser does, which holds whole parts in memory, and there they take
/// many times their size. Tables of equal cells pack well, too, but not that well.
final class OfficeParts {

    /// A part may unpack to so many times its size.
    private static final int FAIR_RATIO = 200;
    /// All parts of a document together may unpack to so many bytes more.
    private static final long SPARE = 5_000_000;

    private final byte[] buffer = new byte[1 << 16];
    private long spare = SPARE;

    private OfficeParts() {}

    /// @throws TikaException if the file is made to fill the memory
    static void check(Path file) throws TikaException {
        if (!isZip(file)) {
            return;
        }
        try (var zip = new ZipFile(file.toFile())) {
            if (zip.getEntry("[Content_Types].xml") != null) {
                new OfficeParts().check(zip);
            }
        } catch (IOException _) {
            // the parser says what is wrong, or can do with less
        }
    }

    private static boolean isZip(Path file) {
        try (var bytes = Files.newInputStream(file)) {
            return bytes.read() == 'P' && bytes.read() == 'K';
        } catch (IOException _) {
            return false;
        }
    }

    private void check(ZipFile zip) throws IOException, TikaException {
        for (var part : Collections.list(zip.entries())) {
            try (var bytes = zip.getInputStream(part)) {
                unpack(part, bytes);
            }
        }
    }

    /// Counts, because the size that a file gives may be a lie.
    private void unpack(ZipEntry part, InputStream bytes) throws IOException, TikaException {
        var fair = FAIR_RATIO * part.getCompressedSize();
        var before = spare;
        for (var count = bytes.read(buffer); count >= 0; count = bytes.read(buffer)) {
            fair -= count;
            spare = before + Math.min(0, fair);
            if (spare < 0) {
                throw new TikaException("Zip bomb: " + part.getName());
            }
        }
    }
}
