package io.pypes.documents;

import io.pypes.sdk.Call;
import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.PacketException;
import io.pypes.sdk.Value;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.apache.poi.poifs.filesystem.DirectoryEntry;
import org.apache.poi.poifs.filesystem.EntryUtils;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.tika.detect.Detector;
import org.apache.tika.io.TikaInputStream;
import org.apache.tika.metadata.TikaCoreProperties;

/// Makes packets of what is embedded in one document.
///
/// An interrupt leaves as an `IOException` with the interrupted flag of the thread set, because the parsers in between
/// let nothing else through.
final class PartPackets {

    private final Packet parent;
    private final Call call;
    private final Detector detector;
    private int made;
    private boolean emitted;

    PartPackets(Packet parent, Call call, Detector detector) {
        this.parent = parent;
        this.call = call;
        this.detector = detector;
    }

    /// True if there is a packet of something embedded.
    boolean any() {
        return emitted;
    }

    /// Says whether a part has bytes of its own. A message in an Outlook folder has none.
    boolean canBeMadeOf(TikaInputStream part) throws IOException {
        return part.getLength() > 0
                || part.getOpenContainer() == null
                || part.getOpenContainer() instanceof DirectoryEntry;
    }

    MediaType type(TikaInputStream part, org.apache.tika.metadata.Metadata about) throws IOException {
        return MediaType.find(detector.detect(part, about).toString()).orElse(MediaType.UNKNOWN);
    }

    void emit(TikaInputStream part, org.apache.tika.metadata.Metadata about) throws IOException {
        var packet = packet(part, about);
        try {
            call.emit(ReadDocuments.EMBEDDED_PORT, packet);
            emitted = true;
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
    }

    void reject(TikaInputStream part, org.apache.tika.metadata.Metadata about, PacketException reason)
            throws IOException {
        var packet = packet(part, about);
        try {
            call.reject(packet, reason);
        } catch (InterruptedException stop) {
            throw stopped(stop);
        }
    }

    private static IOException stopped(InterruptedException stop) {
        Thread.currentThread().interrupt();
        return new IOException("The run stops.", stop);
    }

    private Packet packet(TikaInputStream part, org.apache.tika.metadata.Metadata about) throws IOException {
        var packet = Packet.of(content(part), type(part, about))
                .withMetadata(Metadata.FILENAME, Value.of(name(about)))
                .withMetadata(
                        Metadata.PARENT, parent.metadata(Metadata.FILENAME).orElseGet(() -> Value.of(call.document())));
        for (var key : List.of(Metadata.RECEIVED, Metadata.ROUTE)) {
            var value = parent.metadata(key);
            packet = value.isPresent() ? packet.withMetadata(key, value.get()) : packet;
        }
        return packet;
    }

    private Content content(TikaInputStream part) throws IOException {
        if (part.getLength() == 0 && part.getOpenContainer() instanceof DirectoryEntry directory) {
            return content(directory);
        }
        try (var bytes = Files.newInputStream(part.getPath())) {
            return call.store(bytes);
        }
    }

    /// An Office document inside another is a folder of that one's file, and is given a file of its own.
    private Content content(DirectoryEntry directory) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var file = new POIFSFileSystem()) {
            EntryUtils.copyNodes(directory, file.getRoot());
            file.writeFilesystem(bytes);
        }
        return call.store(new ByteArrayInputStream(bytes.toByteArray()));
    }

    private String name(org.apache.tika.metadata.Metadata about) {
        made++;
        return Optional.ofNullable(about.get(TikaCoreProperties.RESOURCE_NAME_KEY))
                .map(path -> path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1))
                .filter(name -> !name.isBlank())
                .orElse("part-" + made);
    }
}
