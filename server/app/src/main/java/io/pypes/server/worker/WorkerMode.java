package io.pypes.server.worker;

import io.pypes.engine.Catalog;
import io.pypes.engine.codec.Contents;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Content;
import io.pypes.sdk.PacketException;
import io.pypes.server.catalog.PluginClasses;
import io.pypes.server.content.ContentStore;
import io.pypes.server.files.WritePlaces;
import io.pypes.worker.Address;
import io.pypes.worker.process.Surroundings;
import io.pypes.worker.process.Worker;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// A worker process: this program without web server and database.
public final class WorkerMode {

    /// The argument that asks for a worker in place of a server.
    public static final String COMMAND = "worker";

    private WorkerMode() {}

    /// The arguments of a worker.
    ///
    /// @param address where the server listens
    /// @param folder for temporary files, which the server removes
    /// @param output where publishers may write
    static List<String> arguments(String address, Path folder, Path output) {
        return List.of(COMMAND, address, folder.toString(), output.toString());
    }

    /// Works until the server ends, and ends the process.
    public static void run(String[] arguments) {
        Worker.run(new Address(arguments[1]), () -> {
            var store = new ContentStore(Path.of(arguments[2]));
            return new Own(store, new SharedContents(store, false), new WritePlaces(Path.of(arguments[3])));
        });
    }

    private record Own(ContentStore store, Contents contents, WritePlaces places) implements Surroundings {

        private static final Map<String, List<ComponentType<?>>> LOADED = new HashMap<>();
        private static final List<ComponentType<?>> BUILT_IN = PluginClasses.builtIn();

        @Override
        public Catalog catalog(List<String> jars) throws IOException {
            var types = new HashMap<String, ComponentType<?>>(
                    BUILT_IN.stream().collect(Collectors.toMap(ComponentType::id, type -> type)));
            for (var jar : jars) {
                load(jar).forEach(type -> types.put(type.id(), type));
            }
            return id -> Optional.ofNullable(types.get(id));
        }

        private static List<ComponentType<?>> load(String jar) throws IOException {
            synchronized (LOADED) {
                var known = LOADED.get(jar);
                if (known != null) {
                    return known;
                }
                var file = Path.of(jar);
                var types = PluginClasses.components(
                        PluginClasses.open(file.getFileName().toString(), file));
                LOADED.put(jar, types);
                return types;
            }
        }

        @Override
        public Content store(InputStream bytes) throws IOException {
            return store.store(bytes);
        }

        @Override
        public Path file(String relative) throws PacketException, IOException {
            return places.resolve(relative);
        }
    }
}
