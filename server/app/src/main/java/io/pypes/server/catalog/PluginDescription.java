package io.pypes.server.catalog;

import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import java.util.List;
import java.util.Optional;

/// A plugin JAR, as the API tells it.
///
/// @param file its file name
/// @param name its name for people
/// @param version its version; empty if the JAR does not say
/// @param message why its components cannot be used
/// @param components ids of its components
/// @param usedBy ids of the flows that run with them
public record PluginDescription(
        String file,
        String name,
        String version,
        PluginState state,
        Optional<String> message,
        List<String> components,
        List<String> usedBy) {

    static PluginDescription active(Loaded jar, List<String> usedBy) {
        return of(jar, PluginState.ACTIVE, Optional.empty(), usedBy);
    }

    static PluginDescription removed(Loaded jar, List<String> usedBy) {
        var message = "The JAR is gone or replaced. Flows that run with it go on until they are stopped or published.";
        return of(jar, PluginState.REMOVED, Optional.of(message), usedBy);
    }

    static PluginDescription refused(Refused jar) {
        var label = jar.label();
        return new PluginDescription(
                label.file(),
                label.name(),
                label.version(),
                jar.state(),
                Optional.of(jar.message()),
                List.of(),
                List.of());
    }

    private static PluginDescription of(Loaded jar, PluginState state, Optional<String> message, List<String> usedBy) {
        var label = jar.label();
        var components = jar.types().keySet().stream().sorted().toList();
        return new PluginDescription(label.file(), label.name(), label.version(), state, message, components, usedBy);
    }
}
