package io.pypes.server.doctor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/// A temporary folder for copies of what is looked at with the code of the server, which changes what it opens. Deleted
/// when closed.
record Scratch(Path folder) implements AutoCloseable {

    private static final long MORE = 64L << 20; // the journal makes files in advance

    static Scratch make() throws CannotCheckException {
        try {
            return new Scratch(Files.createTempDirectory("pypes-doctor"));
        } catch (IOException cause) {
            throw new CannotCheckException(
                    "No folder can be made in \"%s\" for the copies that are looked at. Make room there, or name another folder with JDK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR."
                            .formatted(System.getProperty("java.io.tmpdir")));
        }
    }

    /// An empty folder.
    Path folder(String name) throws IOException {
        return Files.createDirectory(folder.resolve(name));
    }

    /// Copies files into a folder of this one.
    ///
    /// @throws CannotCheckException if there is no room for them
    Path copy(String name, List<Path> files) throws IOException, CannotCheckException {
        var needed = MORE;
        for (var file : files) {
            needed += Files.size(file);
        }
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < needed) {
            throw new CannotCheckException(
                    "Copies of %d MB are looked at, and \"%s\" has room for %d MB. Make room there, or name another folder with JDK_JAVA_OPTIONS=-Djava.io.tmpdir=DIR."
                            .formatted(needed >> 20, folder.getParent(), free >> 20));
        }
        var target = folder(name);
        for (var file : files) {
            Files.copy(file, target.resolve(file.getFileName()));
        }
        return target;
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(folder)) {
            all.sorted(Comparator.reverseOrder()).forEach(Scratch::delete);
        } catch (UncheckedIOException stays) {
            throw stays.getCause();
        }
    }

    private static void delete(Path path) {
        try {
            Files.delete(path);
        } catch (IOException stays) {
            throw new UncheckedIOException(stays);
        }
    }
}
