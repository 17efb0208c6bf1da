package io.pypes.chaos;

import io.pypes.sdk.Plugin;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.jar.Attributes.Name;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/// Packs the components of the trials into a JAR that a server loads.
final class PluginJar {

    private static final String PLUGIN = "io.pypes.chaos.plugin.ChaosPlugin";
    private static final String CLASSES = "io/pypes/chaos/plugin";

    private PluginJar() {}

    /// Makes the folder if need be, and the JAR in it.
    ///
    /// @return the JAR
    static Path write(Path folder) throws IOException {
        var jar = Files.createDirectories(folder).resolve("chaos.jar");
        try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest())) {
            add(out, "META-INF/services/io.pypes.sdk.Plugin", PLUGIN.getBytes(StandardCharsets.UTF_8));
            addClasses(out);
        }
        Files.setLastModifiedTime(jar, FileTime.from(Instant.EPOCH)); // so it is loaded at the first look
        return jar;
    }

    private static Manifest manifest() {
        var manifest = new Manifest();
        var attributes = manifest.getMainAttributes();
        attributes.put(Name.MANIFEST_VERSION, "1.0");
        attributes.put(Name.IMPLEMENTATION_TITLE, "Chaos");
        attributes.putValue("Pypes-SDK", Plugin.SDK_VERSION);
        return manifest;
    }

    /// They are in a folder, or in a JAR themselves.
    private static void addClasses(JarOutputStream out) throws IOException {
        var own = own();
        if (Files.isDirectory(own)) {
            addClasses(out, own.resolve(CLASSES));
            return;
        }
        try (var files = FileSystems.newFileSystem(own)) {
            addClasses(out, files.getPath(CLASSES));
        }
    }

    private static Path own() throws IOException {
        var source = PluginJar.class.getProtectionDomain().getCodeSource();
        try {
            return Path.of(new URI(source.getLocation().toString()));
        } catch (URISyntaxException strange) {
            throw new IOException("The classes of the campaign are at no place that can be read.", strange);
        }
    }

    private static void addClasses(JarOutputStream out, Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.class")) {
            for (var file : files) {
                add(out, CLASSES + "/" + file.getFileName(), Files.readAllBytes(file));
            }
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
        out.closeEntry();
    }
}
