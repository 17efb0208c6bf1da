package io.pypes.sdk;

import io.pypes.sdk.ParameterSchema.Binding.Bound;
import io.pypes.sdk.ParameterSchema.Binding.Faulty;
import io.pypes.sdk.ParameterSchema.Fault;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Binds parameters of which the outcome is known.
final class Bindings {
    private Bindings() {}

    static <P extends Record> P bound(Class<P> type, Map<String, ? extends @Nullable Object> given) {
        return switch (ParameterSchema.of(type).bind(given)) {
            case Bound<P>(var parameters) -> parameters;
            case Faulty<P>(var faults) -> throw new AssertionError(faults.toString());
        };
    }

    static <P extends Record> List<Fault> faults(Class<P> type, Map<String, ? extends @Nullable Object> given) {
        return switch (ParameterSchema.of(type).bind(given)) {
            case Bound<P>(var parameters) -> throw new AssertionError("Bound: " + parameters);
            case Faulty<P>(var faults) -> faults;
        };
    }
}
