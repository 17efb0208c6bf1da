package io.pypes.server.settings;

import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.springframework.aot.AotDetector;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;
import org.springframework.context.ApplicationListener;
import org.springframework.core.SpringProperties;
import org.springframework.core.env.Environment;
import org.springframework.core.env.PropertySource;

/// Leaves aside what Spring prepared while the server was built, if a setting may ask for other beans.
///
/// With `spring.aot.enabled`, which the launcher sets, the server has the beans that the conditions of Spring chose in
/// the build. They look at settings of Spring, its management and springdoc, never at ours. If one of those is given,
/// the server chooses anew, and starts more slowly.
public final class PreparedBeans implements ApplicationListener<ApplicationEnvironmentPreparedEvent> {

    private static final List<ConfigurationPropertyName> CHOOSING =
            names("spring", "management", "springdoc", "server.forward-headers-strategy");

    /// Those that are always there, and those that are of no matter for beans.
    private static final List<ConfigurationPropertyName> OTHERS = names(
            "spring.aot",
            "spring.application",
            "spring.profiles",
            "spring.config",
            "spring.lifecycle",
            "spring.output");

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent prepared) {
        if (AotDetector.useGeneratedArtifacts() && !fit(prepared.getEnvironment())) {
            SpringProperties.setProperty(AotDetector.AOT_ENABLED, "false");
        }
    }

    /// False if a setting from outside may ask for other beans.
    static boolean fit(Environment environment) {
        return StreamSupport.stream(
                        ConfigurationPropertySources.get(environment).spliterator(), false)
                .filter(source -> !isBuiltIn(source))
                .flatMap(source ->
                        source instanceof IterableConfigurationPropertySource given ? given.stream() : Stream.empty())
                .noneMatch(setting -> isUnder(CHOOSING, setting) && !isUnder(OTHERS, setting));
    }

    private static boolean isBuiltIn(ConfigurationPropertySource source) {
        return source.getUnderlyingSource() instanceof PropertySource<?> file
                && file.getName().startsWith("Config resource 'class path resource");
    }

    private static boolean isUnder(List<ConfigurationPropertyName> parents, ConfigurationPropertyName setting) {
        return parents.stream().anyMatch(parent -> parent.equals(setting) || parent.isAncestorOf(setting));
    }

    private static List<ConfigurationPropertyName> names(String... names) {
        return Stream.of(names).map(ConfigurationPropertyName::of).toList();
    }
}
