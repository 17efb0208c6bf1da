package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.server.catalog.Jar.Label;
import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigDecimal;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Loads plugin JARs, each in a class loader of its own.
final class JarLoader {

    private static final Logger LOG = LoggerFactory.getLogger(JarLoader.class);

    private final JarCopies copies;
    private final Duration deadline;

    /// @param deadline how long a plugin may take to load
    JarLoader(JarCopies copies, Duration deadline) {
        this.copies = copies;
        this.deadline = deadline;
    }

    /// Loads a JAR, whatever is in it. Runs code of the plugin, which may throw anything, or hang until the deadline.
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
        return loadInTime(label, copy);
    }

    /// Loads on a thread of its own, which is left behind if it does not end: nothing else can be done about code that
    /// hangs. A platform thread, because it may hog a processor.
    private Jar loadInTime(Label label, Path copy) throws IOException {
        var classes = PluginClasses.open(label.file(), copy);
        var result = new CompletableFuture<Jar>();
        var thread = Thread.ofPlatform().daemon().name("load-" + label.file()).start(() -> {
            if (!result.complete(load(label, copy, classes))) {
                close(classes); // nobody waits any longer
            }
        });
        try {
            return result.get(deadline.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException | ExecutionException _) {
            result.complete(new Refused(label, PluginState.BROKEN, late()));
            thread.interrupt();
            return result.join();
        } catch (InterruptedException _) {
            thread.interrupt();
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("The server stops.");
        }
    }

    private String late() {
        return "It cannot be loaded: it took longer than %s s, the time that \"pypes.load-deadline\" allows. Mend it, or allow more."
                .formatted(BigDecimal.valueOf(deadline.toMillis(), 3)
                        .stripTrailingZeros()
                        .toPlainString());
    }

    private static Jar load(Label label, Path copy, URLClassLoader classes) {
        try {
            var types = PluginClasses.components(classes);
            if (types.isEmpty()) {
                throw new IllegalArgumentException(
                        "it names no component in \"META-INF/services/io.pypes.sdk.Plugin\"");
            }
            types.forEach(type -> type.schema().bind(Map.of())); // throws if the constructor of its parameters does
            return loaded(label, Optional.of(copy), types);
        } catch (Throwable thrown) { // a plugin must not take the server down, whatever it throws
            LOG.warn("The plugin \"{}\" cannot be loaded.", label.file(), thrown);
            close(classes);
            return new Refused(label, PluginState.BROKEN, "It cannot be loaded: " + sentence(thrown));
        }
    }

    private static void close(URLClassLoader classes) {
        try {
            classes.close();
        } catch (IOException cause) {
            LOG.warn("The copy of a plugin stays open.", cause);
        }
    }

    /// Describes components, which also shows whether they can be described.
    ///
    /// @param copy the JAR they are in; empty if they are built in
    static Loaded loaded(Label label, Optional<Path> copy, List<ComponentType<?>> types) {
        var byId = new LinkedHashMap<String, ComponentType<?>>();
        var descriptions = new ArrayList<ComponentDescription>();
        for (var type : types) {
            if (!type.id().matches("[a-z][a-z0-9-]{0,63}")) {
                throw new IllegalArgumentException(
                        "the id \"%s\" is not in lower case with hyphens".formatted(type.id()));
            }
            descriptions.add(ComponentDescription.of(type, label.file()));
            if (byId.put(type.id(), type) != null) {
                throw new IllegalArgumentException("it has two components \"%s\"".formatted(type.id()));
            }
        }
        return new Loaded(label, copy, Map.copyOf(byId), List.copyOf(descriptions));
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

    private static String sentence(Throwable thrown) {
        var root = thrown;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        var text = root.getMessage() == null || root instanceof LinkageError ? root.toString() : root.getMessage();
        return text.endsWith(".") ? text : text + ".";
    }
}
