package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A plugin JAR and what came of loading it.
sealed interface Jar {

    Label label();

    /// What a JAR says about itself.
    ///
    /// @param file its file name
    /// @param name its name for people
    /// @param version its version, or empty
    record Label(String file, String name, String version) {}

    /// It could be loaded.
    ///
    /// @param copy the JAR that its classes come from; empty if it is built in
    /// @param types its components, by id
    /// @param descriptions the same for the API
    record Loaded(
            Label label,
            Optional<Path> copy,
            Map<String, ComponentType<?>> types,
            List<ComponentDescription> descriptions)
            implements Jar {}

    /// Its components cannot be used.
    ///
    /// @param state why, in a word
    /// @param message why, in a sentence
    record Refused(Label label, PluginState state, String message) implements Jar {}
}
