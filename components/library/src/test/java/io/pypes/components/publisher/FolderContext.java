package io.pypes.components.publisher;

import io.pypes.sdk.Content;
import io.pypes.sdk.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// The context of a node in a flow, with files in a folder and a log that is kept.
record FolderContext(String flow, int revision, String node, Path folder, List<String> logged) implements Context {

    FolderContext(String node, Path folder) {
        this("orders", 1, node, folder);
    }

    FolderContext(String flow, int revision, String node, Path folder) {
        this(flow, revision, node, folder, new ArrayList<>());
    }

    @Override
    public System.Logger log() {
        return new KeepingLogger(flow + "." + node, logged);
    }

    @Override
    public InstantSource clock() {
        return InstantSource.fixed(Instant.parse("2026-11-22T10:15:00Z"));
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) throws IOException {
        var file = folder.resolve(relative);
        Files.createDirectories(file.resolveSibling("."));
        return file;
    }

    private record KeepingLogger(String name, List<String> logged) implements System.Logger {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public boolean isLoggable(Level level) {
            return true;
        }

        @Override
        public void log(
                Level level, @Nullable ResourceBundle bundle, @Nullable String message, @Nullable Throwable thrown) {
            logged.add(level + " " + message);
        }

        @Override
        public void log(
                Level level,
                @Nullable ResourceBundle bundle,
                @Nullable String format,
                @Nullable Object @Nullable ... parameters) {
            logged.add(level + " " + format);
        }
    }
}
