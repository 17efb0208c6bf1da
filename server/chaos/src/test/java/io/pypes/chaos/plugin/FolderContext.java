package io.pypes.chaos.plugin;

import io.pypes.sdk.Content;
import io.pypes.sdk.Context;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.InstantSource;

/// What a publisher sees of a run that writes to a folder.
record FolderContext(Path folder) implements Context {

    @Override
    public String flow() {
        return "risky";
    }

    @Override
    public int revision() {
        return 1;
    }

    @Override
    public String node() {
        return "end";
    }

    @Override
    public System.Logger log() {
        return System.getLogger("node");
    }

    @Override
    public InstantSource clock() {
        return InstantSource.system();
    }

    @Override
    public Content store(InputStream bytes) throws IOException {
        return Content.of(bytes.readAllBytes());
    }

    @Override
    public Path file(String relative) {
        return folder.resolve(relative);
    }
}
