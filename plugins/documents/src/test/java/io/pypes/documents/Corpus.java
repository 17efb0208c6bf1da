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
import java.util.function.Predicate;

/// The documents that Tika's parsers are tested with, as packets with a file name and no media type.
final class Corpus {

    private static final Path JARS = Path.of("target", "corpus");

    private Corpus() {}

    static List<Packet> all() throws IOException {
        return documents(_ -> true);
    }

    /// One of them; some names occur in several JARs, with the same document.
    static Packet document(String filename) throws IOException {
        return documents(filename::equals).getFirst();
    }

    private static List<Packet> documents(Predicate<String> filenames) throws IOException {
        var packets = new ArrayList<Packet>();
        try (var jars = Files.list(JARS)) {
            for (var jar : jars.sorted().toList()) {
                add(jar, filenames, packets);
            }
        }
        return packets;
    }

    private static void add(Path jar, Predicate<String> filenames, List<Packet> packets) throws IOException {
        try (var zip = FileSystems.newFileSystem(jar);
                var files = Files.walk(zip.getPath("/test-documents"))) {
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                var filename = file.getFileName().toString();
                if (filenames.test(filename)) {
                    packets.add(Packet.of(Content.of(Files.readAllBytes(file)), MediaType.UNKNOWN)
                            .withMetadata(Metadata.FILENAME, Value.of(filename)));
                }
            }
        }
    }
}
