package io.pypes.documents;

import io.pypes.sdk.Content;
import io.pypes.sdk.MediaType;
import io.pypes.sdk.Metadata;
import io.pypes.sdk.Packet;
import io.pypes.sdk.Value;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The documents that Tika's parsers are tested with.
final class Corpus {

    private static final Path JARS = Path.of("target", "corpus");

    private Corpus() {}

    /// All of them, as packets with a file name and no media type.
    static List<Packet> all() throws IOException {
        var packets = new ArrayList<Packet>();
        try (var jars = Files.list(JARS)) {
            for (var jar : jars.sorted().toList()) {
                packets.addAll(documents(jar));
            }
        }
        return packets;
    }

    private static List<Packet> documents(Path jar) throws IOException {
        var packets = new ArrayList<Packet>();
        try (var files = FileSystems.newFileSystem(jar);
                var documents = Files.walk(files.getPath("/test-documents"))) {
            for (var file : documents.filter(Files::isRegularFile).sorted().toList()) {
                packets.add(packet(file));
            }
        }
        return packets;
    }

    private static Packet packet(Path file) throws IOException {
        return Packet.of(Content.of(Files.readAllBytes(file)), MediaType.UNKNOWN)
                .withMetadata(Metadata.FILENAME, Value.of(file.getFileName().toString()));
    }

    /// One of them.
    static Packet document(String filename) throws IOException {
        return all().stream()
                .filter(packet -> packet.metadata(Metadata.FILENAME).equals(Optional.of(Value.of(filename))))
                .findFirst()
                .orElseThrow();
    }
}
