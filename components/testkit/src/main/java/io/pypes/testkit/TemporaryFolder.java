package io.pypes.testkit;

import io.pypes.sdk.ComponentType;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;

/// A folder that is deleted with all that is in it.
record TemporaryFolder(Path path) implements Closeable {

    TemporaryFolder() throws IOException {
        this(Files.createTempDirectory("pypes"));
    }

    /// The context of a component that may write into this folder.
    TestContext context(ComponentType<?> type, Record parameters) {
        return new TestContext(surroundings(type, parameters));
    }

    Surroundings surroundings(ComponentType<?> type, Record parameters) {
        return new Surroundings(type, parameters, path, InstantSource.system(), _ -> {});
    }

    @Override
    public void close() throws IOException {
        try (var files = Files.walk(path)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
