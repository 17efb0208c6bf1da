package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.server.catalog.Jar.Loaded;
import io.pypes.server.catalog.Jar.Refused;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// The components that can be used at one time, and the JARs they come from.
///
/// @param types by id
/// @param descriptions the same for the API, by kind and name
/// @param jars all JARs; those that bring a component that is there already are refused
/// @param tag another one for each palette
record Palette(
        Map<String, ComponentType<?>> types, List<ComponentDescription> descriptions, List<Jar> jars, String tag) {

    static Palette of(Loaded builtIn, List<Jar> jars) {
        var owners = new HashMap<String, Loaded>();
        builtIn.types().keySet().forEach(id -> owners.put(id, builtIn));
        var settled = new ArrayList<Jar>();
        for (var jar : jars) {
            settled.add(
                    switch (jar) {
                        case Refused refused -> refused;
                        case Loaded loaded ->
                            conflict(loaded, owners)
                                    .<Jar>map(refused -> refused)
                                    .orElse(loaded);
                    });
            if (settled.getLast() instanceof Loaded usable) {
                usable.types().keySet().forEach(id -> owners.put(id, usable));
            }
        }
        return showing(builtIn, settled);
    }

    private static Palette showing(Loaded builtIn, List<Jar> jars) {
        var usable = new ArrayList<>(List.of(builtIn));
        for (var jar : jars) {
            if (jar instanceof Loaded loaded) {
                usable.add(loaded);
            }
        }
        var types = new HashMap<String, ComponentType<?>>();
        usable.forEach(jar -> types.putAll(jar.types()));
        var descriptions = usable.stream()
                .flatMap(jar -> jar.descriptions().stream())
                .sorted(Comparator.comparing(ComponentDescription::kind).thenComparing(ComponentDescription::name))
                .toList();
        return new Palette(
                Map.copyOf(types),
                descriptions,
                List.copyOf(jars),
                UUID.randomUUID().toString());
    }

    private static Optional<Refused> conflict(Loaded jar, Map<String, Loaded> owners) {
        return jar.types().keySet().stream()
                .sorted()
                .flatMap(id -> Optional.ofNullable(owners.get(id)).map(owner -> conflict(jar, id, owner)).stream())
                .findFirst();
    }

    private static Refused conflict(Loaded jar, String id, Loaded owner) {
        var message = "Its component \"%s\" is there already, from \"%s\". Remove one of the two."
                .formatted(id, owner.label().file());
        return new Refused(jar.label(), PluginState.CONFLICTING, message);
    }
}
