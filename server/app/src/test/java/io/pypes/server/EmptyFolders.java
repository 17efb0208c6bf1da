package io.pypes.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.util.FileSystemUtils;

/// Gives a server under test empty folders, which are removed after the last test.
public final class EmptyFolders implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        try {
            var folder = Files.createTempDirectory("pypes");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            context.getEnvironment()
                    .getPropertySources()
                    .addFirst(new MapPropertySource(
                            "folders",
                            Map.of(
                                    "pypes.data", folder.resolve("data").toString(),
                                    "pypes.plugins", folder.resolve("plugins").toString())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void remove(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
