package io.pypes.server.files;

import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.springframework.stereotype.Component;

/// The folder that publishers write to. Files with a name that starts with a dot are still being written, and hidden.
@Component
final class OutputFolder {

    /// How many files are listed.
    static final int MOST = 1000;

    private final Path root;

    OutputFolder(Settings settings) {
        this.root = settings.output().toAbsolutePath().normalize();
    }

    Path root() {
        return root;
    }

    /// The newest files, newest first.
    List<WrittenFile> newest() throws IOException {
        var files = new ArrayList<WrittenFile>();
        if (Files.isDirectory(root)) {
            Files.walkFileTree(root, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    if (attributes.isRegularFile()
                            && !file.getFileName().toString().startsWith(".")) {
                        files.add(written(file, attributes));
                    }
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFileFailed(Path file, IOException gone) {
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return files.stream()
                .sorted(Comparator.comparing(WrittenFile::modifiedAt).reversed().thenComparing(WrittenFile::path))
                .limit(MOST)
                .toList();
    }

    private WrittenFile written(Path file, BasicFileAttributes attributes) {
        var path = StreamSupport.stream(root.relativize(file).spliterator(), false)
                .map(Path::toString)
                .collect(Collectors.joining("/"));
        return new WrittenFile(
                path, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /// A regular file inside the folder. A path that leads out of it, or over a symbolic link, leads nowhere.
    ///
    /// @param path relative, as listed
    Optional<Path> find(String path) {
        try {
            var top = root.toRealPath();
            var file = top.resolve(path);
            return Optional.of(file.toRealPath())
                    .filter(real -> real.startsWith(top) && real.equals(file))
                    .filter(real -> Files.isRegularFile(real, LinkOption.NOFOLLOW_LINKS));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty();
        }
    }
}
