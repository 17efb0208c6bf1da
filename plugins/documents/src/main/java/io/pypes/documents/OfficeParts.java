package io.pypes.documents;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.InputStreamStatistics;
import org.apache.poi.openxml4j.opc.internal.ContentTypeManager;
import org.apache.poi.openxml4j.util.ZipFileZipEntrySource;
import org.apache.poi.openxml4j.util.ZipSecureFile;
import org.apache.tika.exception.TikaException;
import org.xml.sax.SAXException;

/// Looks at the parts of Office files before the parser does, which holds whole parts in memory, and there they take
/// many times their size. Tables of equal cells pack well, too, but not that well.
///
/// Reads them with what the parser reads them with: another reader gives up where that one goes on.
final class OfficeParts {

    /// A part may unpack to so many times its size.
    private static final int FAIR_RATIO = 200;
    /// All parts of a document together may unpack to so many bytes more.
    private static final long SPARE = 5_000_000;

    private final byte[] buffer = new byte[1 << 16];
    private final Cuts cuts;
    private final long size;
    private long spare = SPARE;

    /// @param size of the file, in bytes
    private OfficeParts(Cuts cuts, long size) {
        this.cuts = cuts;
        this.size = size;
    }

    /// Sets limits for what the parser opens out of sight from here: a file without its directory, or with
    /// something before it, or encrypted with the password that Office has for everybody. They are for each part,
    /// and weaker than those here, as the parser compares a part with what it has read so far.
    static void limitParser() {
        ZipSecureFile.setMinInflateRatio(1 / (FAIR_RATIO * 1.25));
        ZipSecureFile.setGraceEntrySize(SPARE * 5);
    }

    /// @throws TikaException if the file is made to fill the memory
    /// @throws SAXException if the run stops, or the time of the document is over
    static void check(Path file, Cuts cuts) throws TikaException, SAXException {
        if (!isZip(file)) {
            return;
        }
        try (var zip = ZipFile.builder().setPath(file).get()) {
            if (new ZipFileZipEntrySource(zip).getEntry(ContentTypeManager.CONTENT_TYPES_PART_NAME) != null) {
                new OfficeParts(cuts, Files.size(file)).check(zip);
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

    private void check(ZipFile zip) throws TikaException, SAXException {
        for (var part : Collections.list(zip.getEntries())) {
            try (var bytes = zip.getInputStream(part)) {
                check(part, bytes);
            } catch (IOException | RuntimeException | NoClassDefFoundError _) {
                // the parser cannot read this part either, but may do without
            }
        }
    }

    /// Counts, because the sizes that a file gives may be lies.
    private void check(ZipArchiveEntry part, InputStream bytes) throws TikaException, SAXException {
        var packed = Math.min(part.getCompressedSize(), size);
        var unpacked = unpack(bytes, FAIR_RATIO * packed + spare);
        if (bytes instanceof InputStreamStatistics read) {
            packed = Math.min(packed, read.getCompressedCount());
        }
        spare -= Math.max(0, unpacked - FAIR_RATIO * packed);
        if (spare < 0) {
            throw new TikaException("Zip bomb: " + part.getName());
        }
    }

    /// Reads a part to its end, or until it is larger than it may be.
    private long unpack(InputStream bytes, long most) throws SAXException {
        var unpacked = 0L;
        try {
            for (var count = 0; count >= 0 && unpacked <= most; count = bytes.read(buffer)) {
                unpacked += count;
                cuts.check();
            }
        } catch (IOException | RuntimeException _) {
            // the parser comes no further either
        }
        return unpacked;
    }
}
