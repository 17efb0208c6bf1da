package io.pypes.testkit;

import io.pypes.sdk.Content;
import io.pypes.sdk.Context;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Objects;

/// A context without a run: content stays in memory, files go into the folder of the test.
class TestContext implements Context {
    private final Surroundings surroundings;

    TestContext(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public String flow() {
        return "test";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public String node() {
        return "tested";
    }

    @Override
    public System.Logger log() {
        return System.getLogger("io.pypes.testkit.tested");
    }

    @Override
    public InstantSource clock() {
        return surroundings.clock();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) throws PacketException, IOException {
        var folder = surroundings.folder();
        if (folder == null) {
            throw new IllegalStateException("The component wants a file. Give the tester a folder with files(...).");
        }
        var place = resolve(folder.toAbsolutePath().normalize(), relative);
        Files.createDirectories(Objects.requireNonNull(place.getParent()));
        return place;
    }

    private static Path resolve(Path root, String relative) throws PacketException {
        try {
            var place = root.resolve(relative).normalize();
            if (place.startsWith(root) && !place.equals(root)) {
                return place;
            }
        } catch (InvalidPathException _) {
            // said below
        }
        throw PacketException.permanent("\"%s\" is not a path inside the allowed folder.".formatted(relative));
    }
}
