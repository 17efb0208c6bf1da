package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import io.pypes.server.catalog.Jar.Label;
import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Loads plugin JARs, each in a class loader of its own.
@Component
final class JarLoader {

    private static final Logger LOG = LoggerFactory.getLogger(JarLoader.class);

    private final ClassLoader parent = new SdkView();
    private final JarCopies copies;

    JarLoader(JarCopies copies) {
        this.copies = copies;
    }

    /// Loads a JAR, whatever is in it. Runs code of the plugin, which may throw anything.
    ///
    /// @throws IOException if it is no JAR, or not wholly there yet
    Jar load(Path jar) throws IOException {
        var copy = copies.copy(jar);
        var manifest = manifest(copy);
        var label = label(jar.getFileName().toString(), manifest);
        var mismatch = SdkVersion.mismatch(Optional.ofNullable(manifest.getValue("Pypes-SDK")));
        if (mismatch.isPresent()) {
            return new Refused(label, PluginState.INCOMPATIBLE, mismatch.get());
        }
        return load(
                label, new URLClassLoader(label.file(), new URL[] {copy.toUri().toURL()}, parent));
    }

    private static Jar load(Label label, URLClassLoader classes) throws IOException {
        try {
            var types = new ArrayList<ComponentType<?>>();
            ServiceLoader.load(Plugin.class, classes).forEach(plugin -> types.addAll(plugin.components()));
            if (types.isEmpty()) {
                throw new IllegalArgumentException(
                        "it names no component in \"META-INF/services/io.pypes.sdk.Plugin\"");
            }
            return loaded(label, types);
        } catch (Throwable thrown) { // a plugin must not take the server down, whatever it throws
            LOG.warn("The plugin \"{}\" cannot be loaded.", label.file(), thrown);
            classes.close();
            return new Refused(label, PluginState.BROKEN, "It cannot be loaded: %s.".formatted(reason(thrown)));
        }
    }

    /// Describes components, which also shows whether they can be described.
    static Loaded loaded(Label label, List<ComponentType<?>> types) {
        var byId = new LinkedHashMap<String, ComponentType<?>>();
        var descriptions = new ArrayList<ComponentDescription>();
        for (var type : types) {
            descriptions.add(ComponentDescription.of(type, label.file()));
            if (byId.put(type.id(), type) != null) {
                throw new IllegalArgumentException("it has two components \"%s\"".formatted(type.id()));
            }
        }
        return new Loaded(label, Map.copyOf(byId), List.copyOf(descriptions));
    }

    private static Attributes manifest(Path jar) throws IOException {
        try (var file = new JarFile(jar.toFile())) {
            return Optional.ofNullable(file.getManifest())
                    .map(manifest -> manifest.getMainAttributes())
                    .orElseGet(Attributes::new);
        }
    }

    private static Label label(String file, Attributes manifest) {
        var name = Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_TITLE));
        var version = Optional.ofNullable(manifest.getValue(Attributes.Name.IMPLEMENTATION_VERSION));
        return new Label(file, name.orElse(file), version.orElse(""));
    }

    private static String reason(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage() == null || root instanceof LinkageError ? root.toString() : root.getMessage();
    }
}
