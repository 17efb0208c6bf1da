package io.pypes.server;

import java.time.InstantSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/// Starts the server.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServerApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ServerApplication.class, arguments);
    }

    @Bean
    InstantSource clock() {
        return InstantSource.system();
    }
}
