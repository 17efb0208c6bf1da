package io.pypes.server.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

class PreparedBeansTest {

    private final StandardEnvironment environment = new StandardEnvironment();

    PreparedBeansTest() {
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME);
        environment.getPropertySources().remove(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME);
        ConfigurationPropertySources.attach(environment);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pypes.limits.body",
                "server.port",
                "server.ssl.bundle",
                "logging.level.root",
                "spring.aot.enabled",
                "spring.application.pid",
                "spring.profiles.active"
            })
    void fit_what_can_be_set_in_any_server(String setting) {
        given("commandLineArgs", setting);

        assertThat(PreparedBeans.fit(environment)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "spring.flyway.enabled",
                "spring.autoconfigure.exclude[0]",
                "management.server.port",
                "management.endpoints.web.exposure.include",
                "springdoc.api-docs.enabled",
                "server.forward-headers-strategy",
                "server.forwardHeadersStrategy"
            })
    void do_not_fit_a_setting_that_may_ask_for_others(String setting) {
        given("Config resource 'file [application.yaml]' via location 'optional:file:./'", setting);

        assertThat(PreparedBeans.fit(environment)).isFalse();
    }

    @Test
    void do_not_fit_such_a_setting_of_the_environment() {
        environment
                .getPropertySources()
                .addLast(new SystemEnvironmentPropertySource(
                        StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                        Map.of("MANAGEMENT_SERVER_PORT", "9090")));

        assertThat(PreparedBeans.fit(environment)).isFalse();
    }

    @Test
    void fit_what_was_there_during_the_build() {
        given(
                "Config resource 'class path resource [application.yaml]' via location 'optional:classpath:/'",
                "management.endpoints.web.exposure.include");

        assertThat(PreparedBeans.fit(environment)).isTrue();
    }

    private void given(String source, String setting) {
        environment.getPropertySources().addLast(new MapPropertySource(source, Map.of(setting, "x")));
    }
}
