package io.pypes.testkit;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.ParameterSchema.Binding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Parameters to make an instance of any type with: defaults, and examples of what is required.
final class Samples {
    private Samples() {}

    static <P extends Record> P parameters(ComponentType<P> type) {
        return switch (type.schema().bind(required(type))) {
            case Binding.Bound<P>(var parameters) -> parameters;
            case Binding.Faulty<P>(var faults) ->
                throw new AssertionError(
                        "Defaults, and examples of required parameters, do not make an instance: " + faults);
        };
    }

    /// An example of each required parameter.
    static Map<String, Object> required(ComponentType<?> type) {
        var schema = type.schema().jsonSchema();
        var required = (List<?>) schema.getOrDefault("required", List.of());
        var given = new LinkedHashMap<String, Object>();
        properties(schema).forEach((name, part) -> {
            if (required.contains(name)) {
                given.put(name, example(name, part));
            }
        });
        return given;
    }

    private static Object example(String name, Map<String, Object> part) {
        if (part.get("examples") instanceof List<?> examples) {
            return examples.getFirst();
        }
        throw new AssertionError("Parameter \"%s\" is required and has no example.".formatted(name));
    }

    /// The parts of a JSON Schema by name; none if it is not one of an object with known parts.
    @SuppressWarnings("unchecked") // a JSON Schema has no other keys
    static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
    }
}
