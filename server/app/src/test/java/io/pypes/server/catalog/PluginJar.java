package io.pypes.server.catalog;

import io.pypes.sdk.Plugin;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Packs classes of the tests into plugin JARs.
public record PluginJar(Map<String, String> manifest, List<Class<?>> classes) {

    /// A JAR for the SDK of this server, with one plugin.
    public static PluginJar of(Class<? extends Plugin> plugin) {
        return new PluginJar(
                Map.of(
                        "Pypes-SDK",
                        Plugin.SDK_VERSION,
                        "Implementation-Title",
                        "Sample",
                        "Implementation-Version",
                        "1.2"),
                List.of(plugin));
    }

    PluginJar withManifest(Map<String, String> other) {
        return new PluginJar(other, classes);
    }

    public Path write(Path file) throws IOException {
        var written = new Manifest();
        written.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.forEach((name, value) -> written.getMainAttributes().putValue(name, value));
        try (var jar = new JarOutputStream(Files.newOutputStream(file), written)) {
            for (var type : classes) {
                add(jar, type);
                for (var nested : type.getDeclaredClasses()) {
                    add(jar, nested);
                }
            }
            jar.putNextEntry(new JarEntry("META-INF/services/io.pypes.sdk.Plugin"));
            jar.write(classes.getFirst().getName().getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private static void add(JarOutputStream jar, Class<?> type) throws IOException {
        var name = type.getName().replace('.', '/') + ".class";
        jar.putNextEntry(new JarEntry(name));
        try (var bytes = PluginJar.class.getClassLoader().getResourceAsStream(name)) {
            bytes.transferTo(jar);
        }
    }
}
