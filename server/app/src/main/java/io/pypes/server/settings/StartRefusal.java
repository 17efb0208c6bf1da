package io.pypes.server.settings;

import java.time.Duration;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.util.unit.DataSize;

/// Says why the server does not start, in place of a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusal implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause).toList().reversed().stream()
                .flatMap(thrown -> sentence(thrown).stream())
                .map(sentence -> new FailureAnalysis(sentence, null, failure))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> sentence(Throwable thrown) {
        return switch (thrown) {
            case StartRefusedException refused -> Optional.ofNullable(refused.getMessage());
            case UnboundConfigurationPropertiesException unbound -> Optional.of(unknown(unbound));
            case BindException unreadable -> unreadable(unreadable);
            case PortInUseException taken -> Optional.of(taken(taken));
            default -> Optional.empty();
        };
    }

    private static String unknown(UnboundConfigurationPropertiesException unbound) {
        var names = unbound.getUnboundProperties().stream()
                .map(property -> "\"" + property.getName() + "\"")
                .collect(Collectors.joining(", "));
        return "There is no setting %s. Correct its name, or leave it out.".formatted(names);
    }

    private static Optional<String> unreadable(BindException unreadable) {
        return Optional.ofNullable(unreadable.getProperty())
                .map(property -> "The setting \"%s\" is \"%s\". It must be %s."
                        .formatted(
                                property.getName(),
                                property.getValue(),
                                kind(unreadable.getTarget().getType().toClass())));
    }

    private static String kind(Class<?> type) {
        if (type == DataSize.class) {
            return "a size such as \"256MB\"";
        }
        if (type == Duration.class) {
            return "a length of time such as \"30s\"";
        }
        return type == int.class || type == Integer.class ? "a whole number" : "something else";
    }

    private static String taken(PortInUseException taken) {
        return "Port %d is in use by another program. Stop that one, or set \"server.port\" to another."
                .formatted(taken.getPort());
    }
}
