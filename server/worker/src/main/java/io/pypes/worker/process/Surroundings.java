package io.pypes.worker.process;

import io.pypes.engine.Catalog;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.Content;
import io.pypes.sdk.PacketException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;

/// What a worker has of its own.
public interface Surroundings {

    /// The components built in, and those of plugins.
    ///
    /// @param jars paths of the plugins
    Catalog catalog(List<String> jars) throws IOException;

    /// How large content goes to the server and comes from it.
    Contents contents();

    /// See [io.pypes.engine.Host#store].
    Content store(InputStream bytes) throws IOException;

    /// See [io.pypes.engine.Host#file].
    Path file(String relative) throws PacketException, IOException;

    /// Makes them.
    @FunctionalInterface
    interface Maker {
        Surroundings make() throws IOException;
    }
}
