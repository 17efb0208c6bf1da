package io.pypes.components.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Documents that nobody here wrote. They lie in `shared/corpora` beside the project, where there is one.
final class Corpora {
    private Corpora() {}

    /// The files of a folder, in order; the test is left out if there is none.
    static List<Path> files(String folder) throws IOException {
        for (var place = Path.of("").toAbsolutePath(); place != null; place = place.getParent()) {
            var found = place.resolve("shared/corpora").resolve(folder);
            if (Files.isDirectory(found)) {
                return list(found);
            }
        }
        assumeTrue(false, "The folder \"%s\" is in no \"shared/corpora\" beside the project.".formatted(folder));
        return List.of();
    }

    private static List<Path> list(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            var list = files.sorted().toList();
            assertThat(list).isNotEmpty();
            return list;
        }
    }
}
