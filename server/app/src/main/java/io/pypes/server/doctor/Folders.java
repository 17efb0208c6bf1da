package io.pypes.server.doctor;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Lists folders that may be missing.
final class Folders {

    private Folders() {}

    /// The regular files in a folder, by name; none if there is no folder.
    static List<Path> files(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    /// The same, of which names end so.
    static List<Path> files(Path folder, String end) throws IOException {
        return files(folder).stream()
                .filter(file -> file.getFileName().toString().endsWith(end))
                .toList();
    }
}
