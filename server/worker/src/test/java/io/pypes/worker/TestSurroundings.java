package io.pypes.worker;

import io.pypes.engine.Catalog;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.worker.process.Surroundings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// What a worker has in tests.
record TestSurroundings(Catalog types) implements Surroundings {
    @Override
    public Catalog catalog(List<String> jars) {
        return types;
    }

    @Override
    public Contents contents() {
        return Contents.INSIDE;
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) {
        return Path.of(relative);
    }
}
