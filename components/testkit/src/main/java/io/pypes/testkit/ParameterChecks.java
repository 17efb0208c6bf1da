package io.pypes.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.sdk.ParameterSchema.Fault;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the parameters of a component have to say and to accept.
final class ParameterChecks {
    private ParameterChecks() {}

    static void described(ComponentType<?> type) {
        described("", type.schema().jsonSchema());
    }

    @SuppressWarnings("unchecked") // a JSON Schema has no other keys
    private static void described(String pointer, Map<String, Object> schema) {
        Samples.properties(schema).forEach((name, part) -> {
            assertThat(String.valueOf(part.get("description")))
                    .as("description of %s/%s", pointer, name)
                    .matches(TypeChecks.SENTENCE);
            described(pointer + "/" + name, part);
        });
        if (schema.get("items") instanceof Map<?, ?> items) {
            described(pointer + "/0", (Map<String, Object>) items);
        }
        if (schema.get("additionalProperties") instanceof Map<?, ?> values) {
            described(pointer + "/*", (Map<String, Object>) values);
        }
    }

    /// Defaults have to fit when left out and when written down.
    static void bound(ComponentType<?> type) {
        var given = new LinkedHashMap<>(Samples.required(type));
        assertThat(faults(type, given)).as("faults with defaults left out").isEmpty();

        Samples.properties(type.schema().jsonSchema()).forEach((name, part) -> {
            if (part.containsKey("default")) {
                given.put(name, part.get("default"));
            }
        });
        assertThat(faults(type, given)).as("faults with defaults written down").isEmpty();
    }

    static void required(ComponentType<?> type) {
        for (var name : Samples.required(type).keySet()) {
            var given = Samples.required(type);
            given.remove(name);
            assertThat(faults(type, given)).extracting(Fault::pointer).containsExactly("/" + name);
        }
    }

    private static <P extends Record> List<Fault> faults(ComponentType<P> type, Map<String, Object> given) {
        return switch (type.schema().bind(given)) {
            case Binding.Bound<P> _ -> List.of();
            case Binding.Faulty<P>(var faults) -> faults;
        };
    }

    static void plain(ComponentType<?> type) {
        plain("", type.schema().jsonSchema());
    }

    private static void plain(String pointer, Object data) {
        switch (data) {
            case Map<?, ?> map ->
                map.forEach((key, value) -> {
                    assertThat(key).as("key at %s", pointer).isInstanceOf(String.class);
                    plain(pointer + "/" + key, value);
                });
            case List<?> list -> list.forEach(item -> plain(pointer + "/-", item));
            default ->
                assertThat(data).as("value at %s", pointer).isInstanceOfAny(String.class, Number.class, Boolean.class);
        }
    }
}
