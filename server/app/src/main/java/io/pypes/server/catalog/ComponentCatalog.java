package io.pypes.server.catalog;

import io.pypes.engine.Catalog;
import io.pypes.sdk.ComponentType;
import io.pypes.server.catalog.Jar.Label;
import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import io.pypes.server.settings.DataDirectory;
import io.pypes.server.settings.Settings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/// The components there are now: those built in, and those of the JARs in the plugins folder.
@Component
public final class ComponentCatalog implements Catalog {

    private static final Logger LOG = LoggerFactory.getLogger(ComponentCatalog.class);

    private final Loaded builtIn;
    private final PluginFolder folder;
    private final ObjectProvider<ComponentUsers> users;
    private final ApplicationEventPublisher events;
    private final List<Loaded> retired = new CopyOnWriteArrayList<>();
    private List<Jar> jars = List.of();
    private volatile Palette palette;

    ComponentCatalog(
            Settings settings,
            DataDirectory data,
            ObjectProvider<ComponentUsers> users,
            ApplicationEventPublisher events)
            throws IOException {
        this.builtIn = JarLoader.loaded(new Label("built in", "Pypes", ""), Optional.empty(), PluginClasses.builtIn());
        var loader = new JarLoader(new JarCopies(data.path().resolve("plugins")), settings.loadDeadline());
        this.folder = new PluginFolder(settings.plugins(), loader, InstantSource.system());
        this.users = users;
        this.events = events;
        this.palette = Palette.of(builtIn, List.of());
    }

    @Override
    public Optional<ComponentType<?>> find(String id) {
        return Optional.ofNullable(palette.types().get(id));
    }

    /// Paths of the JARs that hold components; they stay while the server runs.
    ///
    /// @param types some of which may be built in
    public List<Path> jars(Set<ComponentType<?>> types) {
        return Stream.concat(palette.jars().stream(), retired.stream())
                .filter(jar -> jar instanceof Loaded loaded
                        && loaded.types().values().stream().anyMatch(types::contains))
                .flatMap(jar -> ((Loaded) jar).copy().stream())
                .distinct()
                .toList();
    }

    Palette palette() {
        return palette;
    }

    List<PluginDescription> plugins() {
        forgetUnused();
        var gone = retired.stream().map(jar -> PluginDescription.removed(jar, usersOf(jar)));
        var there = palette.jars().stream().map(jar -> switch (jar) {
            case Loaded loaded -> PluginDescription.active(loaded, usersOf(loaded));
            case Refused refused -> PluginDescription.refused(refused);
        });
        return Stream.concat(there, gone)
                .sorted(Comparator.comparing(PluginDescription::file))
                .toList();
    }

    /// Looks at the plugins folder and loads what is new.
    public synchronized void refresh() throws IOException {
        var found = folder.look();
        if (found.equals(jars)) {
            return;
        }
        var before = jars;
        jars = found;
        palette = Palette.of(builtIn, found);
        before.stream().filter(jar -> !found.contains(jar)).forEach(this::retire);
        palette.jars().stream().filter(jar -> !before.contains(jar)).forEach(ComponentCatalog::log);
        events.publishEvent(new CatalogChanged());
    }

    private void retire(Jar jar) {
        LOG.info("The plugin \"{}\" is gone or replaced.", jar.label().file());
        if (jar instanceof Loaded loaded) {
            retired.add(loaded);
        }
        forgetUnused();
    }

    private static void log(Jar jar) {
        switch (jar) {
            case Loaded loaded ->
                LOG.info("The plugin \"{}\" adds {}.", loaded.label().file(), String.join(", ", ids(loaded)));
            case Refused refused ->
                LOG.warn("The plugin \"{}\" is not used. {}", refused.label().file(), refused.message());
        }
    }

    private static List<String> ids(Loaded jar) {
        return jar.types().keySet().stream().sorted().toList();
    }

    private void forgetUnused() {
        retired.removeIf(jar -> usersOf(jar).isEmpty());
    }

    private List<String> usersOf(Loaded jar) {
        return jar.types().values().stream()
                .flatMap(type -> users.getObject().flowsUsing(type).stream())
                .distinct()
                .sorted()
                .toList();
    }
}
