package io.pypes.server.catalog;

import io.pypes.sdk.ComponentType;
import io.pypes.sdk.Kind;
import io.pypes.sdk.ParameterSchema.Binding.Bound;
import io.pypes.sdk.ParameterSchema.Binding.Faulty;
import java.util.List;
import java.util.Map;

/// What an adapter takes before anyone has set its parameters.
final class DefaultMediaTypes {

    private DefaultMediaTypes() {}

    /// Empty if what it takes depends on parameters that have no default, or if it is no adapter.
    static <P extends Record> List<String> of(ComponentType<P> type) {
        if (type.kind() != Kind.ADAPTER) {
            return List.of(); // at once: making a record of a type for the first time is slow
        }
        return switch (type.schema().bind(Map.of())) {
            case Bound<P>(var parameters) -> List.copyOf(type.traits().takes().apply(parameters));
            case Faulty<P> _ -> List.of();
        };
    }
}
