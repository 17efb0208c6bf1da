package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Plugin;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/// The classes of components: those that are built in, and those of plugins, each in a class loader of its own.
public final class PluginClasses {

    private static final ClassLoader SDK = new SdkView();

    private PluginClasses() {}

    /// The components built in.
    public static List<ComponentType<?>> builtIn() {
        return components(ServiceLoader.load(Plugin.class));
    }

    /// A class loader of a plugin.
    ///
    /// @param jar which does not change any more
    public static URLClassLoader open(String name, Path jar) throws MalformedURLException {
        return new URLClassLoader(name, new URL[] {jar.toUri().toURL()}, SDK);
    }

    /// The components of a plugin. Runs code of it, which may throw anything.
    public static List<ComponentType<?>> components(ClassLoader plugin) {
        return components(ServiceLoader.load(Plugin.class, plugin));
    }

    private static List<ComponentType<?>> components(ServiceLoader<Plugin> plugins) {
        var types = new ArrayList<ComponentType<?>>();
        plugins.forEach(plugin -> types.addAll(plugin.components()));
        return types;
    }
}
