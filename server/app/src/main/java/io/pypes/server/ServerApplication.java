package io.pypes.server;

import io.pypes.server.rehearsal.Rehearsal;
import io.pypes.server.settings.PreparedBeans;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the server.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServerApplication {

    static void main(String[] arguments) throws IOException, InterruptedException {
        var server = new SpringApplication(ServerApplication.class);
        server.addListeners(new PreparedBeans());
        Rehearsal.ifWanted(server.run(arguments));
    }

    @Bean
    InstantSource clock() {
        return Clock.tick(Clock.systemUTC(), Duration.of(1, ChronoUnit.MICROS));
    }
}
