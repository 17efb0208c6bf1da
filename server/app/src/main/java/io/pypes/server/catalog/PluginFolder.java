package io.pypes.server.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;

/// The folder that plugin JARs are dropped into, looked at from time to time. Used by one thread at a time.
///
/// A JAR is loaded when it has not changed between two looks, or for some seconds. Until then the one it replaces
/// stays.
final class PluginFolder {

    private static final Duration SETTLED = Duration.ofSeconds(2);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Path folder;
    private final JarLoader loader;
    private final InstantSource clock;
    private final SequencedMap<String, Seen> seen = new LinkedHashMap<>();

    PluginFolder(Path folder, JarLoader loader, InstantSource clock) {
        this.folder = folder;
        this.loader = loader;
        this.clock = clock;
    }

    /// A file as last looked at.
    ///
    /// @param waiting true if it has changed since `jar` was loaded
    /// @param jar what came of loading it, or the one it is going to replace
    private record Seen(Stamp stamp, boolean waiting, Optional<Jar> jar) {}

    private record Stamp(long size, Instant modified) {}

    /// Looks at the folder, and loads what is new.
    ///
    /// @return all JARs, in the order they came
    /// @throws IOException if the folder cannot be read
    List<Jar> look() throws IOException {
        var stamps = stamps();
        seen.keySet().retainAll(stamps.keySet());
        stamps.forEach((file, stamp) -> seen.put(file, look(file, stamp, Optional.ofNullable(seen.get(file)))));
        return seen.values().stream().flatMap(each -> each.jar().stream()).toList();
    }

    private Seen look(String file, Stamp stamp, Optional<Seen> before) {
        var changed = before.filter(last -> last.stamp().equals(stamp)).isEmpty();
        if (!changed && before.filter(Seen::waiting).isEmpty()) {
            return before.orElseThrow();
        }
        var old = before.flatMap(Seen::jar);
        if (changed && age(stamp).compareTo(SETTLED) < 0) {
            return new Seen(stamp, true, old);
        }
        try {
            return new Seen(stamp, false, Optional.of(loader.load(folder.resolve(file))));
        } catch (IOException _) {
            return age(stamp).compareTo(PATIENCE) < 0 ? new Seen(stamp, true, old) : noJar(file, stamp);
        }
    }

    private static Seen noJar(String file, Stamp stamp) {
        var label = new Jar.Label(file, file, "");
        var message = "It is no JAR, or was not wholly copied. Copy it again.";
        return new Seen(stamp, false, Optional.of(new Jar.Refused(label, PluginState.BROKEN, message)));
    }

    private Duration age(Stamp stamp) {
        return Duration.between(stamp.modified(), clock.instant());
    }

    private SequencedMap<String, Stamp> stamps() throws IOException {
        var stamps = new TreeMap<String, Stamp>();
        if (Files.isDirectory(folder)) {
            try (var files = Files.newDirectoryStream(folder, "*.jar")) {
                for (var file : files) {
                    stamp(file).ifPresent(stamp -> stamps.put(file.getFileName().toString(), stamp));
                }
            }
        }
        return stamps;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(new Stamp(
                            attributes.size(), attributes.lastModifiedTime().toInstant()))
                    .filter(_ -> attributes.isRegularFile());
        } catch (IOException _) {
            return Optional.empty(); // removed since the folder was listed
        }
    }
}
