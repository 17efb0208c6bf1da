package io.pypes.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/// Starts the server.
@SpringBootApplication(proxyBeanMethods = false)
@ConfigurationPropertiesScan
public class ServerApplication {

    static void main(String[] arguments) {
        SpringApplication.run(ServerApplication.class, arguments);
    }
}
