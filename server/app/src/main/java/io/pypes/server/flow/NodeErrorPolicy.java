package io.pypes.server.flow;

import io.pypes.engine.ErrorPolicy;
import io.pypes.sdk.Parameter;
import io.pypes.sdk.ParameterSchema;
import io.pypes.sdk.ParameterSchema.Binding;
import io.pypes.sdk.ParameterSchema.Binding.Bound;
import io.pypes.sdk.ParameterSchema.Binding.Faulty;
import io.pypes.sdk.ParameterSchema.Fault;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What happens to packets that a node cannot handle, as written in flow files.
///
/// @param retries how often a transient fault is tried again
/// @param backoff the wait before the first retry, such as "1s"; it doubles each time
/// @param timeout how long one call may take, such as "60s"
@Schema(name = "ErrorPolicy")
public record NodeErrorPolicy(int retries, String backoff, String timeout) {

    private static final ParameterSchema<Checked> SCHEMA = ParameterSchema.of(Checked.class);

    /// The same, as checked by the rules for parameters of components.
    record Checked(
            @Parameter(value = "How often a transient fault is tried again.", min = 0, max = 100)
            int retries,

            @Parameter("The wait before the first retry.") Duration backoff,
            @Parameter("How long one call may take.") Duration timeout) {}

    /// Empty if it has faults.
    Optional<ErrorPolicy> policy() {
        return switch (bind()) {
            case Bound<Checked>(var checked) ->
                Optional.of(new ErrorPolicy(checked.retries(), checked.backoff(), checked.timeout()));
            case Faulty<Checked> _ -> Optional.empty();
        };
    }

    List<Fault> faults() {
        return switch (bind()) {
            case Bound<Checked> _ -> List.of();
            case Faulty<Checked>(var faults) -> faults;
        };
    }

    private Binding<Checked> bind() {
        return SCHEMA.bind(Map.of("retries", retries, "backoff", backoff, "timeout", timeout));
    }
}
