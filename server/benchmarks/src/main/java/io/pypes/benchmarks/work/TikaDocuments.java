package io.pypes.benchmarks.work;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/// What the build of the documents plugin leaves in its folder: the plugin, and the documents that Tika's parsers are
/// tested with, broken, encrypted, nested and strange ones among them.
///
/// @param folder `plugins/documents/target`
record TikaDocuments(Path folder) {

    /// Those of the build that this process belongs to.
    static TikaDocuments ofBuild() {
        var folder = System.getProperty("pypes.documents", "");
        if (folder.isEmpty()) {
            throw new IllegalStateException(
                    "The property \"pypes.documents\" does not say where the documents plugin was built.");
        }
        return new TikaDocuments(Path.of(folder));
    }

    Path plugin() throws IOException {
        return built("pypes-documents.jar");
    }

    /// So many documents of all, and always the same ones, by their names.
    SequencedMap<String, byte[]> documents(int count) throws IOException {
        var all = List.copyOf(all().entrySet());
        if (count > all.size()) {
            throw new IOException("There are only %d documents in \"%s\".".formatted(all.size(), folder));
        }
        var documents = new LinkedHashMap<String, byte[]>();
        for (var number = 0; number < count; number++) {
            var document = all.get((int) ((long) number * all.size() / count));
            documents.put(document.getKey(), document.getValue());
        }
        return documents;
    }

    private SequencedMap<String, byte[]> all() throws IOException {
        var documents = new LinkedHashMap<String, byte[]>();
        try (var jars = Files.list(built("corpus"))) {
            for (var jar : jars.sorted().toList()) {
                try (var zip = FileSystems.newFileSystem(jar);
                        var files = Files.walk(zip.getPath("/test-documents"))) {
                    for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                        var name = file.getFileName().toString();
                        if (documents.put(name, Files.readAllBytes(file)) != null) {
                            throw new IOException(
                                    "There are two documents \"%s\", which would be taken for one.".formatted(name));
                        }
                    }
                }
            }
        }
        return documents;
    }

    private Path built(String name) throws IOException {
        var path = folder.resolve(name);
        if (!Files.exists(path)) {
            throw new IOException("There is no \"%s\". \"./mvnw package -pl plugins/documents -am\" makes it."
                    .formatted(path.toAbsolutePath().normalize()));
        }
        return path;
    }
}
