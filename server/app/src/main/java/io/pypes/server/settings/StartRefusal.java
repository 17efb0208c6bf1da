package io.pypes.server.settings;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Says why the server does not start, in place of a stack trace.
@Order(Ordered.HIGHEST_PRECEDENCE)
final class StartRefusal implements FailureAnalyzer {

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        return Stream.iterate(failure, thrown -> thrown != null, Throwable::getCause)
                .flatMap(thrown -> sentence(thrown).stream())
                .map(sentence -> new FailureAnalysis(sentence, null, failure))
                .findFirst()
                .orElse(null);
    }

    private static Optional<String> sentence(Throwable thrown) {
        return switch (thrown) {
            case StartRefusedException refused -> Optional.ofNullable(refused.getMessage());
            case UnboundConfigurationPropertiesException unbound -> Optional.of(unknown(unbound));
            default -> Optional.empty();
        };
    }

    private static String unknown(UnboundConfigurationPropertiesException unbound) {
        var names = unbound.getUnboundProperties().stream()
                .map(property -> "\"" + property.getName() + "\"")
                .collect(Collectors.joining(", "));
        return "There is no setting %s. Correct its name, or leave it out.".formatted(names);
    }
}
