package io.pypes.server.catalog;

import io.pypes.engine.ImplicitPorts;
import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Effects;
import io.pypes.sdk.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A component, as the API tells it: what palette and forms are drawn from.
///
/// @param parameters JSON Schema of its parameters
/// @param effects what it does to the world outside the flow
/// @param blocking true if it waits for something outside
/// @param isolated true if a bad document may take the process down with it
/// @param takes media types or ranges that an adapter takes with the defaults of its parameters
/// @param version version of its parameters
/// @param plugin file name of its JAR, or "built in"
public record ComponentDescription(
        String id,
        Kind kind,
        String name,
        String summary,
        List<PortDescription> inputs,
        List<PortDescription> outputs,
        Optional<NamedOutputs> namedOutputs,
        Map<String, Object> parameters,
        Effects effects,
        boolean blocking,
        boolean isolated,
        List<String> takes,
        int version,
        String plugin) {

    static <P extends Record> ComponentDescription of(ComponentType<P> type, String plugin) {
        var traits = type.traits();
        return new ComponentDescription(
                type.id(),
                type.kind(),
                type.name(),
                type.summary(),
                type.ports().inputs().stream().map(PortDescription::of).toList(),
                outputs(type),
                type.ports().named().map(NamedOutputs::of),
                type.schema().jsonSchema(),
                traits.effects(),
                traits.blocking(),
                traits.isolated(),
                DefaultMediaTypes.of(type),
                type.history().version(),
                plugin);
    }

    private static List<PortDescription> outputs(ComponentType<?> type) {
        var outputs = new ArrayList<PortDescription>();
        type.ports().outputs().forEach(port -> outputs.add(PortDescription.of(port)));
        ImplicitPorts.of(type).forEach(port -> outputs.add(PortDescription.implicit(port)));
        return outputs;
    }
}
